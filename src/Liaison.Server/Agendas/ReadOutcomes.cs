using System.Text.Json.Serialization;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Server.Cases;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>What came of a technical meeting: the orientation of each case, the commitments made, and the decisions since. An association reads its own
/// alone, which is its extract. [domain rules 17, 25]</summary>
public static class ReadOutcomes
{
    /// <param name="AssociationId">Only what concerns this association, numbered as it counts; the office draws its extract by it.</param>
    public sealed record Query(Guid MeetingId, Guid? AssociationId = null) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaRules.InterviewHasNoAgenda];
    }

    public sealed record Response(Guid MeetingId, Guid? AssociationId, MeetingStatus Status, IReadOnlyList<Outcome> Items, IReadOnlyList<Made> Commitments) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [.. IShowsCases.All(Items), .. IShowsCases.All(Commitments)];
    }

    /// <param name="Position">Place on the agenda as this reader counts; null for what was returned or withdrawn.</param>
    /// <param name="Persons">Whose orientation differs from that of the item.</param>
    /// <param name="Decisions">Made on the case since the day of the meeting; none is an orientation.</param>
    public sealed record Outcome(Guid ItemId, int? Position, Guid AssociationId, Guid? CaseId, string? CaseReference, string? Topic, string? Question,
        AgendaItemStatus Status, Orientation? Orientation, ReasonCategory? ReasonCategory, string? AssociationView, string? OfficeView,
        IReadOnlyList<PersonOutcome> Persons, IReadOnlyList<Decided> Decisions) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    /// <param name="FamilyName">Null, as the given names are, where a withdrawn mandate hides the person.</param>
    public sealed record PersonOutcome(Guid PersonId, string? GivenNames, string? FamilyName, Orientation Orientation);

    public sealed record Decided(DecisionKind Decision, DateOnly MadeDay, DateOnly? NotifiedDay);

    /// <summary>A commitment made in the meeting.</summary>
    /// <param name="Owner">Null, as the text is, where nothing is told of its case any more.</param>
    /// <param name="CaseId">The case of its item, for the journal alone.</param>
    public sealed record Made(Guid Id, Guid AssociationId, Side Side, string? Owner, string? Text, DateOnly DueDay, CommitmentStatus Status,
        [property: JsonIgnore] Guid? CaseId) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, query.MeetingId);
            _ = Agenda.StatusOf(meeting);
            var only = query.AssociationId ?? db.Association;
            if (only is { } named && (named != (db.Association ?? named) || !meeting.AssociationIds.Contains(named)))
                throw CommonRules.Absent.Because();
            return new(meeting.Id, only, meeting.Status, await Items(meeting, only),
                [.. (await CommitmentTable.MadeIn(db, meeting.Id)).Where(made => only is null || made.AssociationId == only)
                    .Select(made => new Made(made.Id, made.AssociationId, made.Side, made.Masked ? null : made.Owner, made.Masked ? null : made.Text, made.DueDay,
                        made.Status, made.CaseId))]);
        }

        private async Task<IReadOnlyList<Outcome>> Items(Meeting meeting, Guid? only)
        {
            var rows = (await db.List<AgendaItemRow>(Sql, new { meeting.Id, only, db.Prefecture, db.Association })).ToDictionary(row => row.Id);
            var hidden = await HiddenCases.Among(db, rows.Values);
            var items = Agenda.InOrder(rows.Values.Select(row => row.ToItem(db, hidden)));
            var positions = Agenda.Positions(items);
            var decisions = (await db.List<Decision>(DecisionsSql, new { meeting.Id, meeting.Day, only, db.Prefecture, db.Association })).ToLookup(decision => decision.CaseId);
            var outcomes = new List<Outcome>();
            foreach (var item in items)
            {
                outcomes.Add(new(item.Id, positions.TryGetValue(item.Id, out var position) ? position : null, item.AssociationId, item.CaseId,
                    rows[item.Id].CaseReference, item.Topic, item.Question, item.Status, item.Examination?.Orientation, item.Examination?.ReasonCategory,
                    item.Examination?.AssociationView, item.Examination?.OfficeView, await Persons(item),
                    [.. decisions[item.CaseId ?? Guid.Empty].Select(made => new Decided(made.Kind, made.MadeDay, made.NotifiedDay))]));
            }
            return outcomes;
        }

        private async Task<IReadOnlyList<PersonOutcome>> Persons(AgendaItem item)
        {
            if (item is not { CaseId: { } caseId, Examination.Persons: { Count: > 0 } persons } || await CaseTable.IsDestroyed(db, caseId))
                return [];
            var (household, today) = (await CaseTable.Load(db, caseId), await PrefectureTable.Today(db));
            return [.. persons.Select(other => household.Persons.FirstOrDefault(person => person.Id == other.PersonId) is { } known && !household.Hides(known, today)
                ? new PersonOutcome(other.PersonId, known.GivenNames, known.FamilyName, other.Orientation)
                : new PersonOutcome(other.PersonId, null, null, other.Orientation))];
        }
    }

    private const string Sql = $"""
        SELECT {AgendaItemRow.ShownColumns} FROM {AgendaItemRow.Items}
        WHERE item.meeting_id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
          AND (@only IS NULL OR item.association_id = @only)
        """;

    private const string DecisionsSql = """
        SELECT decision.id, decision.case_id, decision.person_id, decision.kind, decision.made_day, decision.notified_day
        FROM decision JOIN case_record ON case_record.id = decision.case_id
        WHERE decision.made_day >= @Day AND decision.case_id IN (SELECT item.case_id FROM agenda_item item WHERE item.meeting_id = @Id)
          AND case_record.prefecture_code = @Prefecture AND (@Association IS NULL OR case_record.association_id = @Association)
          AND (@only IS NULL OR case_record.association_id = @only)
        ORDER BY decision.made_day, decision.id
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, Guid? associationId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id, associationId), ct));
}
