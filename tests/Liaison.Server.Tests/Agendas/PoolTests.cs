using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class PoolTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_case_that_waits_in_the_pool_is_brought_with_its_new_question()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-03-19T14:30", null, association);
        var caseId = await app.CompleteCase(association);
        var waiting = await app.PoolItem(association, caseId);
        Assert.Equal([waiting], (await association.Get("/agenda-items?status=submitted")).Is(200).Data.Ids());
        var receipt = (await association.Get(waiting.Item()))["receipt"]!.ToJsonString();
        var brought = (await association.Post(meeting.Agenda("/items"), new { caseId, question = "Nouvelle question ?" })).Is(201);
        Assert.Equal((waiting, "Nouvelle question ?"), (brought.Id, brought["question"]!.GetValue<string>()));
        Assert.Equal(receipt, brought["receipt"]!.ToJsonString());
        Assert.Empty((await association.Get("/agenda-items?status=submitted")).Data);
    }

    [Fact]
    public async Task An_item_of_the_pool_is_proposed_again_by_its_id_and_only_from_there()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-03-20T14:30", null, association);
        var waiting = await app.PoolItem(association, await app.CompleteCase(association));
        Assert.Equal(waiting, (await association.Post(meeting.Agenda("/items"), new { itemId = waiting })).Is(201).Id);
        var refused = (await association.Post(meeting.Agenda("/items"), new { itemId = waiting })).IsRefused(409, "agenda_item.step_not_allowed");
        Assert.Equal(("proposed", "proposal"), (refused["state"]!.GetValue<string>(), refused["step"]!.GetValue<string>()));
    }
}
