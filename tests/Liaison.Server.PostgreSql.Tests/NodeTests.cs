using System.Globalization;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests;

/// <summary>Two nodes over one database keep nothing from each other.</summary>
public sealed class NodeTests(LiaisonApp first) : IClassFixture<LiaisonApp>
{
    private const int AtOnce = 12;

    [Fact]
    public async Task A_key_revoked_at_one_node_is_refused_at_the_next_request_to_the_other()
    {
        await using var second = new SecondNode(first);
        var agent = await first.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null);
        var elsewhere = second.Meets(agent);
        (await elsewhere.Get("/associations")).Is(200);
        await first.Revoke(agent);
        (await elsewhere.Get("/associations")).IsRefused(401, "key.revoked");
    }

    [Fact]
    public async Task A_cursor_of_one_node_leads_on_at_the_other()
    {
        await using var second = new SecondNode(first);
        var association = await first.NewAssociation();
        var cases = await first.CompleteCases(association, 3);
        var page = (await association.Get("/cases?limit=2")).Is(200);
        Assert.Equal([cases[2], cases[1]], page.Data.Ids());
        var cursor = Uri.EscapeDataString(page["nextCursor"]!.GetValue<string>());
        var next = (await second.Meets(association).Get($"/cases?limit=2&cursor={cursor}")).Is(200);
        Assert.Equal([cases[0]], next.Data.Ids());
    }

    [Fact]
    public async Task A_tag_of_one_node_is_good_at_the_other()
    {
        await using var second = new SecondNode(first);
        var association = await first.NewAssociation();
        var path = $"/cases/{await first.CompleteCase(association)}";
        var read = (await association.Get(path)).Is(200);
        (await second.Meets(association).Get(path, ("If-None-Match", read.Tag!))).Is(304);
        (await second.Meets(association).Put(path, new { situationSummary = "Autre" }, ("If-Match", read.Tag!))).Is(200);
        (await association.Put(path, new { situationSummary = "Autre encore" }, ("If-Match", read.Tag!))).IsRefused(412, "precondition.failed");
    }

    [Fact]
    public async Task References_counted_at_both_nodes_at_once_have_no_gap_and_no_double()
    {
        await using var second = new SecondNode(first);
        var (here, there) = await BothNodes(Role.Cabinet, second);
        var logged = await Task.WhenAll(Enumerable.Range(0, AtOnce).SelectMany(_ => (Actor[])[here, there]).Select(cabinet => Task.Run(() => Log(cabinet))));
        var numbers = logged.Select(answer => int.Parse(answer["reference"]!.GetValue<string>().Split('-')[^1], CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 2 * AtOnce), numbers.Order());
        Assert.Equal(2 * AtOnce, (await there.Get("/demonstrations?limit=200")).Is(200).Data.Count);
    }

    [Fact]
    public async Task A_case_sent_to_both_nodes_at_once_is_put_forward_once()
    {
        await using var second = new SecondNode(first);
        var association = await first.NewAssociation();
        var caseId = await first.CompleteCase(association);
        var nodes = (Actor[])[association, second.Meets(association)];
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(turn => Task.Run(() => nodes[turn % 2].Post("/meeting-requests", MeetingScenarios.Requested(caseId)))));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(409, "agenda_item.case_already_open"));
        Assert.Single((await association.Get("/agenda-items")).Is(200).Data.Ids("caseId"), caseId);
    }

    [Fact]
    public async Task An_item_admitted_and_returned_at_once_has_one_of_the_two_and_one_passage_more()
    {
        await using var second = new SecondNode(first);
        var association = await first.NewAssociation();
        var meeting = await first.ScheduledMeeting(first.InDays(60), null, association);
        var (here, there) = await BothNodes(Role.OfficeAgent, second);
        var item = await first.ProposedItem(association, meeting);
        var answers = await Task.WhenAll(
            Task.Run(() => here.Post(item.Item("/admission"))),
            Task.Run(() => there.Post(item.Item("/return"), new { gaps = new[] { "mandate" } })));
        var done = Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status is 409 or 412);
        Assert.Equal(done.State, (await first.ReadItem(item)).State);
    }

    private async Task<(Actor Here, Actor There)> BothNodes(Role role, SecondNode second)
    {
        var here = await first.Staff(role);
        return (here, second.Meets(here));
    }

    private static async Task<Answer> Log(Actor cabinet) => (await cabinet.Post("/demonstrations", new
    {
        associationIds = Array.Empty<Guid>(), day = "2017-03-01", place = "Place exemple", communes = new[] { "Amiens" }, purpose = "Objet exemple",
    })).Is(201);
}
