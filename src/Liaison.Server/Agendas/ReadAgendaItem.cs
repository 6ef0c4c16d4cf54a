using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>One agenda item with its examination, its receipt, its successor and its history; an association reads its own.</summary>
public static class ReadAgendaItem
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
    }

    public sealed record Response(Guid Id, int? Position, Guid? MeetingId, Guid AssociationId, Guid? CaseId, string? CaseReference, string? Topic,
        string? Question, AgendaItemStatus Status, bool Late, string? LateReason, int CarryCount, bool CarryAlert, Guid? PredecessorId,
        Guid? SuccessorId, Orientation? Orientation, IReadOnlyList<PersonOrientation> PersonOrientations, IReadOnlyList<Gap> Gaps,
        DateTimeOffset SubmittedAt, UrgencyKind? Urgency, IReadOnlyList<Submission> Submissions, Examination? Examination, ReceiptView? Receipt, IReadOnlyList<PassageView> History,
        IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [.. IShowsCases.One(CaseId), .. Submissions.Select(submission => submission.CaseId).Where(id => id != CaseId)];
    }

    /// <summary>What the association holds as proof of having submitted the case.</summary>
    /// <param name="Summary">Null where nothing is told of the case any more.</param>
    public sealed record ReceiptView(string Number, DateTimeOffset At, string Hash, string? Summary);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await db.Load<AgendaItemRow>(Sql, new { query.Id, db.Prefecture, db.Association });
            var items = row.MeetingId is { } meetingId ? await AgendaItemTable.OfMeeting(db, meetingId) : [];
            var hidden = await HiddenCases.Among(db, [row]);
            var item = row.ToItem(db, hidden);
            var places = Agenda.Joint(items);
            var place = places.FirstOrDefault(place => place.Any(other => other.Id == item.Id));
            var shown = AgendaItemSummary.Of(row, item, Agenda.Positions(places), db.Caller, await Submission.Of(db, place ?? [item]));
            var receipt = await ReceiptTable.OfItem(db, row.Id);
            var history = await PassageView.HistoryOf(db, row.Id, row.CaseId);
            return new(shown.Id, shown.Position, shown.MeetingId, shown.AssociationId, shown.CaseId, shown.CaseReference, shown.Topic, shown.Question,
                shown.Status, shown.Late, shown.LateReason, shown.CarryCount, shown.CarryAlert, shown.PredecessorId,
                await AgendaItemTable.SuccessorOf(db, row.Id), shown.Orientation, shown.PersonOrientations, shown.Gaps, shown.SubmittedAt,
                shown.Urgency, shown.Submissions, item.Examination, receipt is null ? null : new(receipt.Number, receipt.At, receipt.Hash, hidden.Count > 0 ? null : receipt.Summary),
                hidden.Count > 0 ? PassageView.Masked(history) : history, shown.AllowedSteps);
        }
    }

    private const string Sql = $"""
        SELECT {AgendaItemRow.ShownColumns} FROM {AgendaItemRow.Items}
        WHERE item.id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
