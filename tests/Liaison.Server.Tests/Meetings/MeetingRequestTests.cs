using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingRequestTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_request_is_acknowledged_at_once_with_a_receipt_for_each_case()
    {
        var association = await app.NewAssociation();
        var (first, second) = (await app.CompleteCase(association), await app.CompleteCase(association));
        app.TravelTo(app.InDays(1, "00:30"));
        var request = (await association.Post("/meeting-requests", MeetingScenarios.Requested(first, second))).Is(201);
        Assert.Matches("^DR-80-2017-[0-9]{3}$", request["reference"]!.GetValue<string>());
        Assert.Equal($"/api/v1/meeting-requests/{request.Id}", request.Headers.Location!.ToString());
        var acknowledgement = request["acknowledgement"]!;
        Assert.Equal($"{app.DayIn(0)}", acknowledgement["receivedDay"]!.GetValue<string>());
        Assert.Equal($"{app.Today().AddMonths(2):yyyy-MM-dd}", acknowledgement["deemedDecisionDay"]!.GetValue<string>());
        Assert.Equal("Bureau des étrangers", acknowledgement["service"]!["name"]!.GetValue<string>());
        Assert.Empty(acknowledgement["missing"]!.AsArray());
        Assert.Equal([first, second], request["cases"].Ids("caseId"));
        Assert.Equal([first, second], request["receipts"].Ids("caseId"));
        Assert.All(request["receipts"]!.AsArray(), receipt => Assert.Matches("^[0-9a-f]{64}$", receipt!["hash"]!.GetValue<string>()));
        Assert.All(request["receipts"]!.AsArray(), receipt => Assert.Equal("1 personne(s). Quelle suite ?", receipt!["summary"]!.GetValue<string>()));
        Assert.Equal("submitted", request.State);
        Assert.False(request["noReply"]!.GetValue<bool>());
        Assert.Equal(["withdrawal"], request["allowedSteps"].Texts());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_new_request_answers_is_what_is_read_of_it_afterwards(bool withCase)
    {
        var association = await app.NewAssociation();
        var sent = withCase ? MeetingScenarios.Requested(await app.CompleteCase(association)) : MeetingScenarios.Requested();
        var made = (await association.Post("/meeting-requests", sent)).Is(201);
        var read = (await association.Get($"/meeting-requests/{made.Id}")).Is(200);
        Assert.Equal(made.Text, read.Text);
        Assert.Equal(made.Tag, read.Tag);
    }

    [Fact]
    public async Task What_the_request_lacks_is_said_in_the_language_of_the_caller()
    {
        var association = await app.NewAssociation();
        var request = (await association.Post("/meeting-requests", new { kind = "technical", subject = "Objet", contact = new { name = "Nom Exemple" } })).Is(201);
        Assert.Equal(["preferredPeriod", "contact", "cases"], Codes(request));
        var english = await association.Send(HttpMethod.Get, $"/meeting-requests/{request.Id}", null, "en");
        Assert.Contains("Name at least one preferred period.", english.Text, StringComparison.Ordinal);
        Assert.Contains("Indiquer au moins une période souhaitée.", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_gap_of_a_case_is_listed_with_the_case_that_has_it()
    {
        var association = await app.NewAssociation();
        var (complete, empty) = (await app.CompleteCase(association), await association.EmptyCase());
        var request = (await association.Post("/meeting-requests", new
        {
            kind = "technical", subject = "Objet", contact = new { name = "Nom Exemple", phone = "0300000000" },
            preferredPeriods = new[] { new { from = "2017-12-04", to = "2017-12-04" } },
            cases = new object[] { new { caseId = complete, question = "Quelle suite ?" }, new { caseId = empty } },
        })).Is(201);
        Assert.Equal(["identity", "prefecture", "question", "address"], Codes(request));
        Assert.All(request["acknowledgement"]!["missing"]!.AsArray(), missing => Assert.Equal(empty, missing!["caseId"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task An_interview_takes_no_case_and_nothing_of_the_request_stays()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        (await association.Post("/meeting-requests", new
        {
            kind = "specific", subject = "Hébergement", contact = new { name = "Nom Exemple" }, cases = new[] { new { caseId } },
        })).IsRefused(409, "interview.case_not_allowed");
        Assert.Empty((await association.Get("/meeting-requests")).Is(200).Data);
        (await association.Post("/meeting-requests", new { kind = "specific", subject = "Hébergement", contact = new { name = "Nom Exemple" } })).Is(201);
    }

    [Fact]
    public async Task A_case_is_put_forward_once_at_a_time()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        await app.MeetingRequest(association, caseId);
        (await association.Post("/meeting-requests", MeetingScenarios.Requested(caseId))).IsRefused(409, "agenda_item.case_already_open");
        Assert.Single((await association.Get("/meeting-requests")).Data);
    }

    [Fact]
    public async Task A_foreign_case_answers_like_an_absent_one()
    {
        var association = await app.NewAssociation();
        var (own, foreign) = (await app.CompleteCase(association), await app.CompleteCase(await app.NewAssociation()));
        foreach (var caseId in new[] { foreign, Guid.Empty })
        {
            var refused = (await association.Post("/meeting-requests", MeetingScenarios.Requested(own, caseId))).IsRefused(422, "reference.unknown");
            Assert.NotNull(refused["errors"]!["cases[1].caseId"]);
        }
        await app.MeetingRequest(association, own);
    }

    [Theory]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"cases":[null]}""", 400, "body.malformed", null)]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"preferredPeriods":[null]}""", 400, "body.malformed", null)]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"preferredPeriods":[{"from":"2017-12-02","to":"2017-12-01"}]}""", 422, "period.reversed", "preferredPeriods[0].to")]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"preferredPeriods":[{"from":"0001-01-01","to":"2017-12-01"}]}""", 422, "day.out_of_range", "preferredPeriods[0].from")]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom","email":"sans arobase"}}""", 422, "text.format", "contact.email")]
    [InlineData("""{"kind":"technical","subject":"  ","contact":{"name":"Nom"}}""", 422, "text.required", "subject")]
    [InlineData("""{"kind":"technical","subject":"\u202Etebo","contact":{"name":"Nom"}}""", 422, "text.unsafe", "subject")]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"cases":[{"caseId":"019a0000-0000-7000-8000-000000000001"},{"caseId":"019a0000-0000-7000-8000-000000000001","question":"?"}]}""", 422, "list.repeats", "cases")]
    [InlineData("""{"kind":"technical","subject":"Objet"}""", 400, "body.malformed", null)]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":null}""", 400, "body.malformed", null)]
    [InlineData("""{"kind":"audience","subject":"Objet","contact":{"name":"Nom"}}""", 400, "body.malformed", null)]
    [InlineData("""{"kind":"technical","subject":"Objet","contact":{"name":"Nom"},"reference":"DR-80-2017-001"}""", 400, "body.malformed", null)]
    public async Task What_cannot_be_a_request_is_refused_at_its_field(string body, int status, string code, string? field)
    {
        var refused = (await (await app.NewAssociation()).PostRaw("/meeting-requests", body)).IsRefused(status, code);
        if (field is not null)
            Assert.NotNull(refused["errors"]![field]);
    }

    private static IEnumerable<string?> Codes(Answer request) => request["acknowledgement"]!["missing"].Texts("code");
}
