using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Access;

/// <summary>The meetings, items and requests of one association, each in every state that it can be in.</summary>
internal sealed class EveryState(World world, AccessApp app, OwnedCanaries canaries, Actor association, Actor other) : Maker(world, app, canaries, association)
{
    public async Task Build()
    {
        await PastMeetings();
        await MeetingsToCome();
        await Requests();
        await UrgentCases();
        await Imports();
        await new EveryRight(World, App, Canaries, Association).Build();
        var masked = await Case("masked");
        await Decided(masked, "masked", new { decision = "permitRefused", madeDay = "2017-01-02" });
        await Says($"/cases/{masked}/mandates/{World.Thing("mandates", "masked").Values[1]}/withdrawal");
    }

    private async Task UrgentCases()
    {
        var (urgent, lifted) = (await Case("urgent"), await Case("lifted"));
        await Decided(urgent, "notified", new
        {
            decision = "removalOrder", madeDay = "2017-01-02", notifiedDay = "2017-01-02", notifiedAt = "2017-01-02T10:00", appealPeriod = "fortyEightHours",
        });
        await Decided(lifted, "unnotified", new { decision = "removalOrder", madeDay = "2017-01-02" });
        await Attached(urgent, "kept");
        var removed = await Attached(lifted, "removed");
        await Says($"/cases/{lifted}/documents/{removed}/removal", new { reason = Canaries.Case("document.removal") });
        await Linked(urgent, lifted, "linked");
        await Linked(await Case("linked"), await Case("apart"), "undone");
        var (linked, link) = (World.Thing("links", "undone").Values[0], World.Thing("links", "undone").Values[1]);
        await Takes($"/cases/{linked}/links/{link}/undoing", new { reason = Canaries.Case("link.undoing") });
        foreach (var caseId in new[] { urgent, lifted })
            await Says($"/cases/{caseId}/urgency", new { kind = "other", reason = Canaries.Case("urgency.reason") });
        await Takes($"/cases/{lifted}/urgency/lifting", new { reason = Canaries.Case("urgency.lifting") });
    }

    private async Task Imports()
    {
        await Imported(Association, "draft");
        var committed = await Imported(Association, "committed");
        await Says($"/imports/{committed}/commit");
        var withdrawn = await Imported(Association, "withdrawn", hasRows: false);
        await Says($"/imports/{withdrawn}/withdrawal");
        await Imported(await Office, "brought by the office");
    }

    private async Task PastMeetings()
    {
        var closed = await Meeting("2017-02-01T14:30", null, other);
        var referral = (await Refused(await Asked(await Case("treated"))))["referrals"].Ids().Single();
        var referred = (await (await Office).Get($"/referrals/{referral}")).Is(200)["agendaItemId"]!.GetValue<Guid>();
        await Takes($"/agenda-items/{referred}/admission");
        var (examined, carried, missed) = (await Admitted(closed, "examined"), await Admitted(closed, "carriedOver"), await Admitted(closed, "notReached"));
        var withdrawn = await Proposed(closed, "withdrawn");
        await Says($"/agenda-items/{withdrawn}/withdrawal", new { reason = Canaries.Case("item.withdrawal") });
        var topic = (await Association.Post($"/meetings/{closed}/agenda/items", new { topic = Canaries.Case("item.topic") })).Is(201).Id;
        await Takes($"/agenda-items/{topic}/admission");
        await Open(closed);
        foreach (var item in new[] { referred, examined })
            await Examine(item);
        await Takes($"/agenda-items/{topic}/not-reached");
        await Takes($"/agenda-items/{carried}/carry-over", new { reason = Canaries.Case("item.carryOver") });
        await Takes($"/agenda-items/{missed}/not-reached");
        await Takes($"/meetings/{closed}/holding");
        await Minutes("concluded", closed, [Association, other], examined);
        await Takes($"/meetings/{closed}/closing");
        World.Add("meetings", "closed", [Association, other], [closed]);
        foreach (var (state, item) in new[] { ("examined", examined), ("carriedOver", carried), ("notReached", missed), ("withdrawn", withdrawn) })
            World.Add("agenda-items", state, Association, item);
        World.Add("referrals", "treated", Association, referral);
        var held = await Meeting("2017-02-08T14:30");
        await Open(held, new
        {
            present = new[]
            {
                new { side = "prefecture", function = Canaries.Case("meeting.function"), count = 1 },
                new { side = "association", function = Canaries.Case("meeting.function"), count = 2 },
            },
        });
        World.Add("meetings", "held", Association, held);
        await Takes($"/meetings/{held}/holding");
        await Minutes("circulated", held, [Association], null);
        var open = await Meeting("2017-02-15T14:30");
        await Open(open);
        World.Add("meetings", "open", Association, open);
        await Minutes("draft", open, [Association], null);
    }

    private async Task Open(Guid meeting, object? attendance = null)
    {
        await App.Opens(meeting);
        await Takes($"/meetings/{meeting}/attendance", attendance ?? MeetingScenarios.BothSides);
    }

    private Task<Answer> Examine(Guid item) => Takes($"/agenda-items/{item}/examination", new
    {
        orientation = "underReview", associationView = Canaries.Case("item.associationView"), officeView = Canaries.Case("item.officeView"),
        commitments = new[]
        {
            new { side = "prefecture", owner = Canaries.Case("commitment.owner"), text = Canaries.Case("commitment.text"), dueDay = "2027-02-01" },
        },
    });

    private async Task MeetingsToCome()
    {
        foreach (var (state, step) in new[] { ("cancelled", "cancellation"), ("notHeld", "not-held") })
        {
            var fallen = await Meeting("2017-05-02T14:30");
            await Takes($"/meetings/{fallen}/{step}", new { reason = Canaries.Case($"meeting.{state}") });
            World.Add("meetings", state, Association, fallen);
        }
        var frozen = await Meeting("2017-06-01T14:30");
        await Admitted(frozen, "frozen");
        await App.Freezes(frozen);
        World.Add("meetings", "agendaFrozen", Association, frozen);
        var scheduled = await Meeting("2017-07-03T14:30");
        World.Add("meetings", "scheduled", Association, scheduled);
        World.Add("agenda-items", "proposed", Association, await Proposed(scheduled, "proposed"));
        World.Add("agenda-items", "admitted", Association, await Admitted(scheduled, "admitted"));
        var returned = await Proposed(scheduled, "returned");
        await Takes($"/agenda-items/{returned}/return", new { gaps = new[] { "mandate" } });
        World.Add("agenda-items", "returned", Association, returned);
        World.Add("meetings", "interview", Association, await Meeting("2017-07-10T14:30", Canaries.Case("meeting.theme")));
    }

    private async Task Requests()
    {
        var submitted = await Request(await Case("submitted"));
        World.Add("meeting-requests", "submitted", Association, submitted.Id);
        World.Add("agenda-items", "submitted", Association, submitted["cases"].Ids("agendaItemId").Single());
        var asked = (await Request()).Id;
        await Takes($"/meeting-requests/{asked}/information-request", new { text = Canaries.Case("request.informationRequest"), dueDay = "2017-12-01" });
        World.Add("meeting-requests", "informationRequested", Association, asked);
        var scheduled = (await Request(await Case("scheduled"))).Id;
        var place = Canaries.Case("meeting.place");
        await Takes($"/meeting-requests/{scheduled}/scheduling", new { startsAt = "2017-08-01T14:30", durationMinutes = 60, place });
        World.Add("meeting-requests", "scheduled", Association, scheduled);
        var refused = (await Request()).Id;
        await Takes($"/meeting-requests/{refused}/refusal", new { reason = Canaries.Case("request.refusal") });
        World.Add("meeting-requests", "refused", Association, refused);
        var withdrawn = (await Request()).Id;
        await Says($"/meeting-requests/{withdrawn}/withdrawal", new { reason = Canaries.Case("request.withdrawal") });
        World.Add("meeting-requests", "withdrawn", Association, withdrawn);
    }
}
