using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Cases;

/// <summary>Two associations support the same household: agents see one, and neither association can tell. [domain rule 27]</summary>
public sealed class LinkTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static object Someone(string familyName, string givenNames, string? birthDate = null, int? birthYear = null) => new
    {
        familyName, givenNames, birthDate, birthYear, nationalities = new[] { "GE" }, mandate = CaseScenarios.Mandate(),
    };

    private static int families;

    // Each of two associations with its case of one family.
    private sealed record Family(Actor First, Actor Other, Guid Case, Guid OtherCase, Answer Opened, Answer OtherOpened);

    private async Task<Family> TwoCases(string familyName, string otherSpelling)
    {
        var (first, other) = (await app.NewAssociation(), await app.NewAssociation());
        // No two families of these tests are born on one day.
        var born = new DateOnly(2010, 2, 3).AddDays(Interlocked.Increment(ref families));
        var (child, year) = ($"{born:yyyy-MM-dd}", born.Year - 30);
        var opened = await app.OpenCase(first, Someone(familyName, "Nino", $"{born.AddYears(-30):yyyy-MM-dd}"), Someone(familyName, "Luka", child));
        var otherOpened = await app.OpenCase(other, Someone(otherSpelling, "Nino", birthYear: year), Someone(otherSpelling, "Louka", child));
        return new Family(first, other, opened.Id, otherOpened.Id, opened, otherOpened);
    }

    private async Task<Answer> Link(Guid caseId, Guid otherId, string? reason = null) =>
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/links", new { caseId = otherId, reason })).Is(201);

    [Fact]
    public async Task Duplicates_are_proposed_with_what_speaks_for_them_and_never_linked_by_themselves()
    {
        var family = await TwoCases("Zviadadzé", "Zviadadze");
        var office = await app.Staff(Role.OfficeAgent);
        var proposed = (await office.Get($"/cases/{family.Case}/duplicates")).Is(200).Data[0]!;
        Assert.Equal((family.OtherCase, false), (proposed["caseId"]!.GetValue<Guid>(), proposed["linked"]!.GetValue<bool>()));
        Assert.Equal([["nameAlike", "sameBirthDate", "sameNationality"], ["nameAlike", "sameBirthYear", "sameNationality"]],
            proposed["persons"]!.AsArray().Select(pair => pair!["reasons"].Texts()));
        Assert.Equal([85, 60], proposed["persons"]!.AsArray().Select(pair => pair!["score"]!.GetValue<int>()));
        Assert.Equal(90, proposed["score"]!.GetValue<int>());
        Assert.Empty((await office.Get($"/cases/{family.Case}/links")).Is(200).Data);
        (await family.First.Get($"/cases/{family.Case}/duplicates")).IsRefused(403, "right.missing");
        await Link(family.Case, family.OtherCase);
        Assert.True((await office.Get($"/cases/{family.OtherCase}/duplicates")).Is(200).Data[0]!["linked"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_link_is_seen_from_both_ends_and_undone_with_its_history()
    {
        var family = await TwoCases("Kvaratskhelia", "Kvaratskhelia");
        var office = await app.Staff(Role.OfficeAgent);
        var link = (await Link(family.OtherCase, family.Case, "Même famille")).Data.Single()!;
        Assert.Equal((family.Case, "linked"), (link["caseId"]!.GetValue<Guid>(), link.Text("status")));
        Assert.Equal(["undoing"], link["allowedSteps"].Texts());
        Assert.Equal([family.OtherCase], (await office.Get($"/cases/{family.Case}")).Is(200)["links"].Ids());
        Assert.Equal([family.Case], (await office.Get($"/cases/{family.OtherCase}")).Is(200)["links"].Ids());
        (await office.Post($"/cases/{family.Case}/links", new { caseId = family.OtherCase })).IsRefused(409, "case_link.already_linked");
        (await office.Post($"/cases/{family.Case}/links", new { caseId = family.Case })).IsRefused(422, "case_link.with_itself");
        (await office.Post($"/cases/{family.Case}/links", new { caseId = Guid.NewGuid() })).IsRefused(422, "reference.unknown");
        var undoing = $"/cases/{family.Case}/links/{link["id"]}/undoing";
        (await office.Post(undoing, new { reason = " " })).IsRefused(422, "reason.required");
        var undone = (await office.Post(undoing, new { reason = "Homonymes" })).Is(200).Data.Single()!;
        Assert.Equal(["Même famille", "Homonymes"], undone["history"]!.AsArray().Select(passage => passage.Text("reason")));
        Assert.Empty((await office.Get($"/cases/{family.Case}")).Is(200)["links"]!.AsArray());
        (await office.Post(undoing, new { reason = "Encore" })).IsRefused(409, "case_link.step_not_allowed");
        Assert.Equal(2, (await Link(family.Case, family.OtherCase)).Data.Count);
    }

    [Fact]
    public async Task A_household_has_at_most_twenty_cases()
    {
        var association = await app.NewAssociation();
        var cases = await app.CompleteCases(association, 21);
        for (var index = 1; index < 20; index++)
            await Link(cases[0], cases[index]);
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{cases[20]}/links", new { caseId = cases[7] })).IsRefused(409, "case_link.too_many");
        Assert.Empty((await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{cases[20]}")).Is(200)["links"]!.AsArray());
    }

    [Fact]
    public async Task A_meeting_holds_one_item_with_the_submission_of_each()
    {
        var family = await TwoCases("Tsereteli", "Tseretheli");
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, family.First, family.Other);
        var before = await app.AdmittedItem(family.Other, meeting);
        var (item, otherItem) = (await app.ProposedItem(family.First, meeting, family.Case), await app.ProposedItem(family.Other, meeting, family.OtherCase));
        var after = await app.AdmittedItem(family.First, meeting);
        await Link(family.Case, family.OtherCase);

        var items = await app.ItemsOf(meeting);
        Assert.Equal([before, item, after], items.Ids());
        Assert.Equal([1, 2, 3], items.Select(shown => shown!["position"]!.GetValue<int>()));
        var submissions = items[1]!["submissions"]!.AsArray();
        Assert.Equal([item, otherItem], submissions.Ids("itemId"));
        Assert.Equal([family.Case, family.OtherCase], submissions.Ids("caseId"));
        Assert.All(submissions, submission => Assert.NotNull(submission.Text("receipt")));
        Assert.Empty(items[0]!["submissions"]!.AsArray());
        Assert.Equal(2, (await app.ReadItem(otherItem))["position"]!.GetValue<int>());
        Assert.Equal([item, otherItem], (await app.ReadItem(otherItem))["submissions"].Ids("itemId"));

        var order = (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Agenda("/order"), new { itemIds = new[] { after, otherItem, before } })).Is(200);
        Assert.Equal([after, item, before], order["items"].Ids());

        await app.TakesItem(item, "/admission");
        Assert.Equal("admitted", (await app.ReadItem(otherItem)).State);
        await app.Opens(meeting);
        await app.TakesItem(otherItem, "/examination", new
        {
            orientation = "documentsRequested", associationView = "Vue de la seconde", officeView = "Vue du bureau",
            persons = new[] { new { personId = family.Opened.PersonId(1), orientation = "summonsToFile" }, new { personId = family.OtherOpened.PersonId(1), orientation = "summonsToFile" } },
            others = new[] { new { itemId = item, associationView = "Vue de la première" } },
        });
        var (first, second) = ((await family.First.Get(item.Item())).Is(200), (await family.Other.Get(otherItem.Item())).Is(200));
        Assert.Equal(("examined", "examined"), (first.State, second.State));
        Assert.Equal(("Vue de la première", null), (first["examination"].Text("associationView"), first["examination"].Text("officeView")));
        Assert.Equal(("Vue de la seconde", "Vue du bureau"), (second["examination"].Text("associationView"), second["examination"].Text("officeView")));
        Assert.Equal([family.Opened.PersonId(1)], first["personOrientations"].Ids("personId"));
        Assert.Equal([family.OtherOpened.PersonId(1)], second["personOrientations"].Ids("personId"));
    }

    [Fact]
    public async Task A_household_is_put_off_and_not_reached_as_one_and_what_is_not_complete_stays_behind()
    {
        var family = await TwoCases("Orbeliani", "Orbéliani");
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, family.First, family.Other);
        var (item, otherItem) = (await app.ProposedItem(family.First, meeting, family.Case), await app.ProposedItem(family.Other, meeting, family.OtherCase));
        await Link(family.Case, family.OtherCase);
        await app.TakesItem(otherItem, "/admission");
        await app.TakesItem(item, "/carry-over", new { reason = "Pièces attendues" });
        Assert.Equal(("carriedOver", "carriedOver"), ((await app.ReadItem(item)).State, (await app.ReadItem(otherItem)).State));

        var next = await app.ScheduledMeeting(app.InDays(60), null, family.First, family.Other);
        var items = (await app.ItemsOf(next));
        Assert.Equal(2, Assert.Single(items)!["submissions"]!.AsArray().Count);
        var ids = items[0]!["submissions"].Ids("itemId").ToList();
        await app.TakesItem(ids[0], "/admission");
        await app.Opens(next);
        await app.TakesItem(ids[1], "/not-reached");
        Assert.Equal(("notReached", "notReached"), ((await app.ReadItem(ids[0])).State, (await app.ReadItem(ids[1])).State));

        var (complete, incomplete) = (await app.CompleteCase(family.First), await family.Other.EmptyCase());
        var last = await app.ScheduledMeeting(app.InDays(80), null, family.First, family.Other);
        var (whole, lacking) = (await app.ProposedItem(family.First, last, complete), await app.ProposedItem(family.Other, last, incomplete));
        await Link(complete, incomplete);
        await app.TakesItem(whole, "/admission");
        Assert.Equal(("admitted", "proposed"), ((await app.ReadItem(whole)).State, (await app.ReadItem(lacking)).State));
        var office = await app.Staff(Role.OfficeAgent);
        await app.Opens(last);
        (await office.Post(whole.Item("/examination"), new { orientation = "underReview", others = new[] { new { itemId = lacking } } })).IsRefused(422, "reference.unknown");
        await app.TakesItem(whole, "/examination", new { orientation = "underReview" });
    }

    // All that an association can read, byte for byte, before and after its case was linked with another's; and what it can ask for.
    [Fact]
    public async Task Neither_association_can_tell()
    {
        var family = await TwoCases("Dadiani", "Dadiany");
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, family.First, family.Other);
        var (item, otherItem) = (await app.ProposedItem(family.First, meeting, family.Case), await app.ProposedItem(family.Other, meeting, family.OtherCase));
        string[] paths =
        [
            "/cases", $"/cases/{family.Case}", $"/cases/{family.Case}/history", $"/cases/{family.Case}/deadlines", meeting.Agenda(), meeting.Agenda("/deadlines"),
            item.Item(), "/agenda-items", "/meetings", $"/meetings/{meeting}", "/commitments", "/meeting-requests", "/me",
            .. new[] { "/cases", "/agenda-items", "/meetings" }.Select(list => $"{list}?modifiedSince=1970-01-01T00:00:00Z"),
        ];
        var seen = await Read(family.First, paths);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var link = (await Link(family.Case, family.OtherCase, "Même famille")).Data.Single()!["id"];
        Assert.Equal(seen, await Read(family.First, paths));
        (await family.First.Get($"/cases/{family.Case}/links")).IsRefused(403, "right.missing");
        (await family.First.Post($"/cases/{family.Case}/links/{link}/undoing", new { reason = "Motif" })).IsRefused(403, "right.missing");
        (await family.First.Get(otherItem.Item())).IsRefused(404, "not_found");
        Assert.Single((await family.First.Get(meeting.Agenda())).Is(200)["items"]!.AsArray());
        Assert.Equal([family.Case], (await family.First.Post("/cases/search", new { name = "Dadiany" })).Is(200).Data.Ids());
        Assert.DoesNotContain("Même famille", string.Concat(await Read(family.Other, ["/cases", $"/cases/{family.OtherCase}", $"/cases/{family.OtherCase}/history"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_household_counts_once_for_the_prefecture_and_once_for_each_association()
    {
        var family = await TwoCases("Amilakhvari", "Amilakvari");
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, family.First, family.Other);
        await app.AdmittedItem(family.First, meeting, family.Case);
        await app.AdmittedItem(family.Other, meeting, family.OtherCase);
        await app.Opens(meeting);
        var day = app.Today();
        var before = await Figures(await app.Staff(Role.OfficeAgent), day);
        foreach (var caseId in new[] { family.Case, family.OtherCase })
            await app.TakesItem(await app.ItemOf(meeting, caseId), "/examination", new { orientation = "underReview" });
        await app.Holds(meeting);
        var office = await app.Staff(Role.OfficeAgent);
        Assert.Equal((before.Cases + 2, before.Items + 2, before.Persons + 4), await Figures(office, day));
        var rows = (await Behind(office, day)).Count;
        await Link(family.Case, family.OtherCase);
        Assert.Equal((before.Cases + 1, before.Items + 1, before.Persons + 2), await Figures(office, day));
        var listed = await Behind(office, day);
        Assert.Equal(rows - 1, listed.Count);
        Assert.Contains(listed, row => row!["caseId"]!.GetValue<Guid>() == family.Case && row["items"]!.GetValue<int>() == 1);
        Assert.Equal((1, 1, 2), await Figures(family.First, day));
        Assert.Equal((1, 1, 2), await Figures(family.Other, day));
        Assert.Equal([family.OtherCase], (await Behind(family.Other, day)).Ids("caseId"));
    }

    private static async Task<(int Cases, int Items, int Persons)> Figures(Actor actor, DateOnly day)
    {
        var activity = (await actor.Get($"/statistics/activity?from={day:yyyy-MM-dd}&to={day.AddDays(60):yyyy-MM-dd}")).Is(200);
        int Of(string figure) => activity[figure]!["value"]!.GetValue<int>();
        return (Of("cases"), Of("items"), Of("persons"));
    }

    private static async Task<JsonArray> Behind(Actor actor, DateOnly day) =>
        (await actor.Get($"/statistics/activity/cases?from={day:yyyy-MM-dd}&to={day.AddDays(60):yyyy-MM-dd}&limit=200")).Is(200).Data;

    private static async Task<List<string>> Read(Actor actor, IEnumerable<string> paths)
    {
        var read = new List<string>();
        foreach (var path in paths)
        {
            var answer = (await actor.Get(path)).Is(200);
            read.Add($"{path} {answer.Tag} {answer.Text}");
        }
        return read;
    }
}
