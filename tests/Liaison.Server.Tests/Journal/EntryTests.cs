using System.Text.Json.Nodes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Journal;

/// <summary>Every act and every look at a case leaves one entry; nothing else does.</summary>
public sealed class EntryTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_look_at_a_case_says_who_when_by_what_right_and_which_case()
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        var office = await app.Staff(Role.OfficeAgent);
        var entry = Assert.Single(await EntriesOf(async () => (await office.Get($"/cases/{made}")).Is(200)));
        Assert.Equal("readCase", entry.Text("action"));
        Assert.Equal("readCases", entry.Text("right"));
        Assert.Equal("officeAgent", entry.Text("role"));
        Assert.Equal(office.Key.Id, entry["key"]!.GetValue<Guid>());
        Assert.Equal("80", entry.Text("prefecture"));
        Assert.Null(entry["association"]);
        Assert.Equal(app.Clock.GetUtcNow(), entry["at"]!.GetValue<DateTimeOffset>());
        Assert.Equal([made], Cases(entry));
        Assert.False(string.IsNullOrEmpty(entry.Text("request")));
    }

    [Fact]
    public async Task A_list_names_each_case_that_it_shows()
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCases(association, 3);
        var entry = Assert.Single(await EntriesOf(async () => (await association.Get("/cases")).Is(200)));
        Assert.Equal("listCases", entry.Text("action"));
        Assert.Equal(association.AssociationId, entry["association"]!.GetValue<Guid>());
        Assert.Equal(made.Order(), Cases(entry).Order());
    }

    [Fact]
    public async Task An_agenda_names_the_cases_of_the_items_that_its_reader_sees()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var mine = await app.CompleteCase(association);
        await app.AdmittedItem(association, meeting, mine);
        var entry = Assert.Single(await EntriesOf(async () => (await association.Get(meeting.Agenda())).Is(200)));
        Assert.Equal([mine], Cases(entry));
        var limits = Assert.Single(await EntriesOf(async () => (await association.Get(meeting.Agenda("/deadlines"))).Is(200)));
        Assert.Equal(("readAgendaDeadlines", "readAgendas"), (limits.Text("action")!, limits.Text("right")!));
        Assert.Equal([mine], Cases(limits));
    }

    [Fact]
    public async Task A_commitment_made_on_a_case_names_it()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var made = await app.CompleteCase(association);
        var item = await app.AdmittedItem(association, meeting, made);
        await app.Opens(meeting);
        var promise = new { side = "prefecture", owner = "chef de bureau", text = "Répondre", dueDay = app.DayIn(90) };
        (await (await app.Staff(Role.OfficeAgent)).Post(item.Item("/examination"), new { orientation = "underReview", commitments = new[] { promise } })).Is(200);
        var listed = Guid.Empty;
        var list = Assert.Single(await EntriesOf(async () => listed = (await association.Get("/commitments")).Is(200).Data.Single()!["id"]!.GetValue<Guid>()));
        var read = Assert.Single(await EntriesOf(async () => (await association.Get($"/commitments/{listed}")).Is(200)));
        Assert.Equal([made], Cases(list));
        Assert.Equal([made], Cases(read));
    }

    [Theory]
    [InlineData("/decisions")]
    [InlineData("/history")]
    [InlineData("/deadlines")]
    public async Task What_is_asked_about_one_case_names_it(string path)
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        var entry = Assert.Single(await EntriesOf(async () => (await association.Get($"/cases/{made}{path}")).Is(200)));
        Assert.Equal([made], Cases(entry));
    }

    [Fact]
    public async Task Who_is_shown_no_case_leaves_no_entry()
    {
        var association = await app.NewAssociation();
        var stranger = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        Assert.Empty(await EntriesOf(async () =>
        {
            (await stranger.Get($"/cases/{made}")).IsRefused(404, "not_found");
            (await stranger.Get("/cases")).Is(200);
            (await association.Get("/me")).Is(200);
        }));
    }

    [Fact]
    public async Task An_act_names_what_it_changed_and_the_cases_it_touched()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var made = await app.CompleteCase(association);
        var proposed = Guid.Empty;
        var entries = await EntriesOf(async () => proposed = await app.ProposedItem(association, meeting, made));
        var act = Assert.Single(entries, entry => entry.Text("action") == "proposeItem");
        Assert.Contains(proposed, act["records"]!.AsArray().Where(record => record!.Text("noun") == "agendaItem").Select(record => record!["id"]!.GetValue<Guid>()));
        Assert.Equal([made], Cases(act));
        Assert.Equal("proposeItems", act.Text("right"));
    }

    [Fact]
    public async Task An_act_that_is_refused_leaves_no_entry()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var made = await app.CompleteCase(association);
        await app.ProposedItem(association, meeting, made);
        Assert.Empty(await EntriesOf(async () =>
            (await association.Post(meeting.Agenda("/items"), new { caseId = made, question = "Encore ?" })).IsRefused(409, "agenda_item.case_already_open")));
    }

    [Fact]
    public async Task The_operator_s_commands_on_keys_leave_entries()
    {
        var entries = await EntriesOf(async () => await app.Revoke(await app.NewActor(Role.PressOfficer, LiaisonApp.Nord, null)));
        Assert.Equal(["createKey", "revokeKey"], entries.Select(entry => entry.Text("action")));
        Assert.All(entries, entry => Assert.Equal("operator", entry.Text("role")));
    }

    [Fact]
    public async Task No_text_that_somebody_wrote_is_in_an_entry()
    {
        var association = await app.NewAssociation();
        const string canary = "zyzzyva";
        var entries = await EntriesOf(async () =>
        {
            var made = (await association.Post("/cases", new
            {
                situationSummary = canary,
                address = new { street = canary, postalCode = "80000", commune = canary },
                persons = new[] { new { familyName = canary, givenNames = canary, birthDate = "1980-05-05", nationalities = new[] { "GE" } } },
            })).Is(201).Id;
            (await association.Get($"/cases/{made}")).Is(200);
            (await association.Post("/meeting-requests", MeetingScenarios.Requested(made))).Is(201);
            (await association.Get("/cases/" + canary)).Is(404);
        });
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.DoesNotContain(canary, entry.ToJsonString(), StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<JsonNode>> EntriesOf(Func<Task> acts)
    {
        await app.Seal();
        var last = await app.Database.Read(Reach.None, link => link.Find<long?>("SELECT max(id) FROM journal_entry")) ?? 0;
        await acts();
        await app.Seal();
        var payloads = await app.Database.Read(Reach.None, link => link.List<string>("SELECT payload FROM journal_entry WHERE id > @last ORDER BY id", new { last }));
        return [.. payloads.Select(payload => JsonNode.Parse(payload)!)];
    }

    private static IEnumerable<Guid> Cases(JsonNode entry) => entry["cases"]!.AsArray().Select(id => id!.GetValue<Guid>());
}
