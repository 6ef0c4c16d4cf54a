using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The limits that run for the cases on the agenda of a meeting, which suspends none of them; an association reads its own items alone.
/// [domain rule 20]</summary>
public static class ReadAgendaDeadlines
{
    public sealed record Query(Guid MeetingId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Domain.Refusal> Refuses => [AgendaRules.InterviewHasNoAgenda];
    }

    /// <param name="Day">The civil day of the prefecture for which they are counted.</param>
    /// <param name="Notice">That a meeting suspends no time limit, in the caller's language.</param>
    /// <param name="Items">The items on a case that have a place on the agenda, in its order.</param>
    public sealed record Response(Guid MeetingId, DateOnly Day, string TimeZone, string Notice, IReadOnlyList<Item> Items) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.All(Items);
    }

    /// <param name="Urgency">Why the case waits for no meeting; null where it is not urgent.</param>
    /// <param name="ComesOfAge">Minors who turn 18 within six months.</param>
    /// <param name="OfAgeAtMeeting">Persons who are minors on the freeze day and of age on the day of the meeting.</param>
    /// <param name="Alerts">For the office alone: decisions that contradict a favourable orientation.</param>
    public sealed record Item(Guid AgendaItemId, int Position, Guid CaseId, string CaseReference, UrgencyView? Urgency, IReadOnlyList<DeadlineView> Deadlines,
        IReadOnlyList<ComingOfAge> ComesOfAge, IReadOnlyList<Guid> OfAgeAtMeeting, IReadOnlyList<ContradictionView> Alerts) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, query.MeetingId);
            Agenda.StatusOf(meeting);
            var now = await PrefectureTable.Now(db);
            var items = await AgendaItemTable.OfMeeting(db, meeting.Id);
            var positions = Agenda.Positions(items);
            var shown = new List<Item>();
            foreach (var item in items.Where(Agenda.HasPlace))
            {
                // Of a case that was destroyed no limit is known any more.
                if (item.CaseId is { } caseId && !await CaseTable.IsDestroyed(db, caseId))
                    shown.Add(await Show(item.Id, positions[item.Id], await CaseTable.Load(db, caseId), meeting, now));
            }
            return new(meeting.Id, now.Day, now.Zone.Id, DeadlineTexts.NothingSuspended.Text(), shown);
        }

        private async Task<Item> Show(Guid itemId, int position, Case household, Meeting meeting, LocalNow now)
        {
            var decisions = await DecisionTable.OfCase(db, household.Id);
            return new(itemId, position, household.Id, household.Reference, await UrgencyView.Of(db, household), DeadlineView.Of(household, decisions, now),
                [.. household.Persons.Select(person => household.ComesOfAge(person, now.Day)).OfType<ComingOfAge>()],
                [.. household.ComeOfAgeBetween(meeting.FreezeDay ?? meeting.Day, meeting.Day).Select(person => person.Id)],
                await ContradictionView.Of(db, household, decisions, now.Zone));
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
