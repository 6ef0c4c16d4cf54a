using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class FrozenAgendaTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Only_the_office_head_adds_to_a_frozen_agenda_and_with_a_reason()
    {
        var association = await app.NewAssociation();
        var meeting = await app.FrozenMeeting(app.InDays(20), association);
        var body = new { caseId = await app.CompleteCase(association), question = AgendaScenarios.Question, reason = "Éloignement prévu" };
        var head = await app.Staff(Role.OfficeHead);
        (await association.Post(meeting.Agenda("/items"), body)).IsRefused(409, "agenda.frozen");
        (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Agenda("/items"), body)).IsRefused(409, "agenda.frozen");
        (await head.Post(meeting.Agenda("/items"), new { body.caseId, body.question })).IsRefused(422, "reason.required");
        var late = (await head.Post(meeting.Agenda("/items"), body)).Is(201);
        Assert.True(late["late"]!.GetValue<bool>());
        Assert.Equal("Éloignement prévu", late["lateReason"]!.GetValue<string>());
        Assert.Equal("frozen", (await association.Get(meeting.Agenda())).Is(200).State);
    }

    [Fact]
    public async Task Nobody_adds_to_the_agenda_of_a_meeting_that_has_opened()
    {
        var association = await app.NewAssociation();
        var meeting = await app.OpenMeeting(app.InDays(20), association);
        (await (await app.Staff(Role.OfficeHead)).Post(meeting.Agenda("/items"), new { topic = "T", association.AssociationId, reason = "Motif" }))
            .IsRefused(409, "agenda.closed");
        Assert.Equal("closed", (await association.Get(meeting.Agenda())).State);
    }

    [Fact]
    public async Task A_reason_given_before_the_freeze_makes_nothing_late()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var head = await app.Staff(Role.OfficeHead);
        var item = (await head.Post(meeting.Agenda("/items"), new { topic = "T", association.AssociationId, reason = "Motif" })).Is(201);
        Assert.False(item["late"]!.GetValue<bool>());
        Assert.Equal("inPreparation", (await head.Get(meeting.Agenda())).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_specific_interview_takes_no_case_and_has_no_agenda_before_or_after_it_opened(bool open)
    {
        var association = await app.NewAssociation();
        var interview = await app.ScheduledMeeting(app.InDays(20), "Hébergement", association);
        if (open)
            await app.Opens(interview);
        var caseId = await app.CompleteCase(association);
        (await association.Post(interview.Agenda("/items"), new { caseId, question = "Q" })).IsRefused(409, "interview.case_not_allowed");
        var waiting = await app.PoolItem(association, caseId);
        (await association.Post(interview.Agenda("/items"), new { itemId = waiting })).IsRefused(409, "interview.case_not_allowed");
        (await association.Post(interview.Agenda("/items"), new { topic = "T" })).IsRefused(409, "interview.no_agenda");
        (await association.Get(interview.Agenda())).IsRefused(409, "interview.no_agenda");
        (await (await app.Staff(Role.OfficeAgent)).Post(interview.Agenda("/order"), new { itemIds = Array.Empty<Guid>() }))
            .IsRefused(409, "interview.no_agenda");
    }

    [Fact]
    public async Task A_case_on_an_agenda_sent_to_an_interview_hears_of_the_interview_first()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        await app.ProposedItem(association, await app.ScheduledMeeting(app.InDays(20), null, association), caseId);
        var interview = await app.ScheduledMeeting(app.InDays(20), "Scolarité", association);
        (await association.Post(interview.Agenda("/items"), new { caseId, question = "Q" })).IsRefused(409, "interview.case_not_allowed");
    }

    [Fact]
    public async Task Resubmission_after_the_freeze_is_for_items_that_entered_late()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeHead);
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var early = await app.ProposedItem(association, meeting);
        (await office.Post(early.Item("/return"), new { gaps = new[] { "question" } })).Is(200);
        await app.Freezes(meeting);
        var late = await app.LateItem(association, meeting);
        (await office.Post(late.Item("/return"), new { gaps = new[] { "question" } })).Is(200);
        (await association.Post(early.Item("/resubmission"))).IsRefused(409, "agenda.frozen");
        (await association.Post(late.Item("/resubmission"))).Is(200);
        await app.Opens(meeting);
        (await association.Post(early.Item("/resubmission"))).IsRefused(409, "agenda.closed");
    }

    [Fact]
    public async Task A_closed_meeting_admits_carries_over_and_examines_nothing()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var admitted = await app.AdmittedItem(association, meeting);
        await app.Freezes(meeting);
        var proposed = await app.LateItem(association, meeting);
        await app.Opens(meeting);
        await app.Holds(meeting);
        await CloseInSpiteOfItsItems(meeting);
        (await office.Post(proposed.Item("/admission"))).IsRefused(409, "agenda.closed");
        (await office.Post(admitted.Item("/carry-over"), new { reason = "Motif" })).IsRefused(409, "agenda.closed");
        (await office.Post(admitted.Item("/not-reached"))).IsRefused(409, "agenda_item.meeting_not_open");
        (await office.Post(admitted.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "agenda_item.meeting_not_open");
    }

    // The service closes no meeting with such items; what a file brings all the same must not be examined afterwards.
    private Task<int> CloseInSpiteOfItsItems(Guid meetingId) => app.Database.Write(Reach.None,
        link => link.Execute("UPDATE meeting SET status = 'Closed' WHERE id = @meetingId", new { meetingId }));
}
