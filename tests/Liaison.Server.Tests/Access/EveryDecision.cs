namespace Liaison.Server.Tests.Access;

/// <summary>The commitments, demonstrations, audience requests, audiences and referrals of one association, each in every state.</summary>
internal sealed class EveryDecision(World world, AccessApp app, OwnedCanaries canaries, Actor association) : Maker(world, app, canaries, association)
{
    public async Task Build()
    {
        await Commitments();
        await Demonstrations();
        await Requests();
        await Audiences();
        await Referrals();
    }

    private async Task Commitments()
    {
        World.Add("commitments", "open", Association, await Promised());
        foreach (var (state, step, body) in new (string, string, object)[]
        {
            ("kept", "keeping", new { proof = new { kind = "letter", reference = Canaries.Case("commitment.proof"), day = "2017-01-02" }, reason = Canaries.Case("commitment.kept") }), 
            ("broken", "breaking", new { proof = new { kind = "letter", reference = Canaries.Case("commitment.proof"), day = "2017-01-02" }, reason = Canaries.Case("commitment.broken") }),
            ("dropped", "dropping", new { reason = Canaries.Case("commitment.dropped") }),
        })
        {
            var commitment = await Promised();
            await Takes($"/commitments/{commitment}/{step}", body);
            World.Add("commitments", state, Association, commitment);
        }
        var contested = await Promised();
        await Takes($"/commitments/{contested}/breaking");
        await Says($"/commitments/{contested}/contestation", new { reason = Canaries.Case("commitment.contestation") });
        await Takes($"/commitments/{contested}/due-day", new { dueDay = "2027-04-30", reason = Canaries.Case("commitment.dueDay") });
        World.Add("commitments", "contested", Association, contested);
    }

    private async Task Demonstrations()
    {
        World.Add("demonstrations", "undeclared", Association, await Demonstration("2017-11-29"));
        foreach (var (state, step, body) in new (string, string, object?)[]
        {
            ("declared", "declarations", new { authority = Canaries.Audience("declaration.authority"), receivedDay = App.DayIn(0) }),
            ("banned", "ban", new { order = Canaries.Audience("ban.order"), reasons = Canaries.Audience("ban.reasons") }),
            ("held", "holding", null), ("notHeld", "not-held", new { reason = Canaries.Audience("demonstration.notHeld") }),
            ("cancelled", "cancellation", new { reason = Canaries.Audience("demonstration.cancellation") }),
        })
        {
            var demonstration = await Demonstration(App.DayIn(0));
            await Decides($"/demonstrations/{demonstration}/{step}", body);
            World.Add("demonstrations", state, Association, demonstration);
        }
    }

    private async Task Requests()
    {
        World.Add("audience-requests", "qualified", Association, await Asked(await Case("qualified")));
        World.Add("audience-requests", "refused", Association, (await Refused(await Asked())).Id);
        var withdrawn = await Asked();
        await Says($"/audience-requests/{withdrawn}/withdrawal", new { reason = Canaries.Audience("audienceRequest.withdrawal") });
        World.Add("audience-requests", "withdrawn", Association, withdrawn);
        World.Add("audience-requests", "logged", Association, await Logged());
    }

    // What the cabinet writes of cases it never reads again: the labels are for the office alone.
    private async Task<Guid> Logged() => (await (await Cabinet).Post("/audience-requests", new
    {
        associationId = Association.AssociationId, receivedDay = App.DayIn(0), topics = new[] { "housing" }, broughtCaseCount = 2,
        caseLabels = new[] { Canaries.Case("audienceRequest.label"), Canaries.Case("audienceRequest.label") },
    })).Is(201).Id;

    private async Task Audiences()
    {
        foreach (var state in new[] { "planned", "held", "noted", "cancelled" })
        {
            var request = await Asked();
            var audience = await Granted(request);
            World.Add("audience-requests", "granted", Association, request);
            World.Add("audiences", state, Association, audience);
            if (state == "cancelled")
                await Decides($"/audiences/{audience}/cancellation", new { reason = Canaries.Audience("audience.cancellation") });
            if (state is "held" or "noted")
                await Decides($"/audiences/{audience}/holding");
            if (state == "noted")
                await Decides($"/audiences/{audience}/note", Note());
        }
    }

    private object Note() => new
    {
        topics = new[] { "reception" }, speaker = Canaries.Audience("audience.speaker"),
        present = new[] { new { side = "association", function = Canaries.Audience("audience.function"), count = 2 } },
        commitments = new[]
        {
            new { side = "prefecture", owner = Canaries.Audience("audience.owner"), text = Canaries.Audience("audience.promise"), dueDay = "2018-01-15" },
        },
        raisedCount = 1, raisedLabels = new[] { Canaries.Case("audience.raisedLabel") },
    };

    private async Task Referrals()
    {
        var request = await Logged();
        await Decides($"/audience-requests/{request}/qualification", new { kind = "caseBearing" });
        var unmatched = (await Refused(request))["referrals"].Ids().ToArray();
        await Takes($"/referrals/{unmatched[1]}/lapsing", new { reason = Canaries.Case("referral.lapsing") });
        World.Add("referrals", "pending", Association, unmatched[0]);
        World.Add("referrals", "lapsed", Association, unmatched[1]);
        World.Add("referrals", "placed", Association, (await Refused(await Asked(await Case("placed"))))["referrals"].Ids().Single());
    }
}
