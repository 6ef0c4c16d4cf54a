namespace Liaison.Server.Tests.Access;

/// <summary>The rights of the persons of one association's cases, each in every state.</summary>
internal sealed class EveryRight(World world, AccessApp app, OwnedCanaries canaries, Actor association) : Maker(world, app, canaries, association)
{
    public async Task Build()
    {
        await Rectifications();
        await Restrictions();
        await AccessRequests();
    }

    private async Task Rectifications()
    {
        var caseId = await Case("rectified");
        await Made($"/cases/{caseId}/rectifications", new
        {
            askedBy = "person", receivedDay = App.DayIn(0), reason = Canaries.Case("rectification.reason"),
            address = new { street = Canaries.Case("case.street"), postalCode = Association.Key.PrefectureCode + "000", commune = Canaries.Case("case.commune") },
            situationSummary = Canaries.Case("case.situationSummary"),
        });
        await Made($"/cases/{caseId}/rectifications", new
        {
            askedBy = "person", receivedDay = App.DayIn(0), reason = Canaries.Case("rectification.reason"), personId = World.Thing("persons", "rectified").Values[1],
            person = new { familyName = Canaries.Case("person.familyName"), givenNames = Canaries.Case("person.givenNames"), birthYear = 1980, nationalities = new[] { "GE" } },
        });
        await Made($"/cases/{caseId}/rectifications/refusal", new
        {
            askedBy = "association", receivedDay = App.DayIn(0), reason = Canaries.Case("rectification.refusal"), statement = Canaries.Case("rectification.statement"),
        });
    }

    private async Task Restrictions()
    {
        await Restricted("restricted");
        var (used, useOf) = await Restricted("used");
        await Takes($"/cases/{used}/restrictions/{useOf}/uses", new { basis = "consent", untilDay = App.DayIn(30), reason = Canaries.Case("restriction.use") });
        var (lifted, liftingOf) = await Restricted("unrestricted");
        await Takes($"/cases/{lifted}/restrictions/{liftingOf}/lifting", new { toldDay = App.DayIn(0), reason = Canaries.Case("restriction.lifting") });
    }

    private async Task AccessRequests()
    {
        await AskedForAccess("received");
        foreach (var (state, steps) in new (string, (string, object)[])[]
        {
            ("identityAsked", [("identity-request", new { reason = Canaries.Case("accessRequest.identity") })]),
            ("prepared", [("extension", new { reason = Canaries.Case("accessRequest.extension") }), ("preparation", Preparation())]),
            ("handedOver", [("preparation", Preparation()), ("handing-over", new { by = "counter" })]),
            ("refused", [("refusal", new { reason = Canaries.Case("accessRequest.refusal") })]),
            ("withdrawn", [("withdrawal", new { reason = Canaries.Case("accessRequest.withdrawal") })]),
        })
        {
            var request = await AskedForAccess(state);
            foreach (var (step, body) in steps)
                await Takes($"/access-requests/{request}/{step}", body);
        }
    }

    // The addresses of these cases have numbers: a word that each of them holds.
    private object Preparation() => new
    {
        appearances = Array.Empty<object>(), masks = new[] { new { passage = "serin", reason = Canaries.Case("accessRequest.mask") } },
    };

    private async Task Made(string path, object body) => (await (await Office).Post(path, body)).Is(201);
}
