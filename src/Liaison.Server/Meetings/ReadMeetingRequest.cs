using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Domain.Prefectures;
using Liaison.Server.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>One meeting request with its acknowledgement and receipts; an association reads its own.</summary>
public static class ReadMeetingRequest
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadMeetingRequests;
    }

    /// <summary>A case that came with the request, and the item it became.</summary>
    public sealed record NamedCase(Guid CaseId, string? Question, Guid AgendaItemId);

    private sealed record CaseRow : HiddenCases.ITelling
    {
        public required Guid? CaseId { get; init; }
        public bool MayBeHidden { get; init; }
        public required Guid AgendaItemId { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>The receipt of one case.</summary>
    /// <param name="Summary">Null, as the question is, where nothing is told of the case any more.</param>
    public sealed record CaseReceipt(Guid CaseId, string Number, DateTimeOffset At, string Hash, string? Summary);

    /// <param name="NoReply">Two months passed without an answer: it counts as rejected. The service shows it and decides nothing.</param>
    /// <param name="Reason">Why it was refused.</param>
    public sealed record Response(Guid Id, string Reference, Guid AssociationId, MeetingKind Kind, string Subject,
        IReadOnlyList<PreferredPeriod> PreferredPeriods, IReadOnlyList<NamedCase> Cases, Contact Contact, Acknowledgement Acknowledgement,
        IReadOnlyList<CaseReceipt> Receipts, IReadOnlyList<InformationRequest> InformationRequests, MeetingRequestStatus Status, bool NoReply,
        Guid? MeetingId, string? Reason, IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [.. Cases.Select(named => named.CaseId), .. Receipts.Select(receipt => receipt.CaseId)];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = await MeetingRequestTable.Load(db, query.Id);
            var prefecture = await PrefectureTable.Mine(db);
            var today = LocalTime.DayOf(db.Now, prefecture.Zone);
            var rows = await db.List<CaseRow>(CasesSql, new { query.Id, db.Prefecture, db.Association });
            var hidden = await HiddenCases.Among(db, rows);
            IReadOnlyList<NamedCase> cases = [.. rows.Select(row => new NamedCase(row.CaseId!.Value, AgendaItemRow.QuestionIn(db, row.CaseId, row.Sealed), row.AgendaItemId))];
            var receipts = rows.Count == 0 ? [] : await ReceiptTable.OfRequest(db, query.Id);
            var refusal = request.Status == MeetingRequestStatus.Refused
                ? (await PassageTable.Of(db, query.Id)).LastOrDefault(passage => passage.Step == nameof(MeetingRequestStep.Refusal))
                : null;
            return new Response(request.Id, request.Reference, request.AssociationId, request.Kind, request.Subject, request.PreferredPeriods,
                [.. cases.Select(named => hidden.Contains(named.CaseId) ? named with { Question = null } : named)], request.Contact, await Acknowledge(request, prefecture, cases, today),
                [.. receipts.OrderBy(each => each.At).Select(each => new CaseReceipt(each.CaseId, each.Number, each.At, each.Hash,
                    hidden.Contains(each.CaseId) ? null : each.Summary))],
                request.InformationRequests, request.Status, request.IsDeemedRejectedOn(today), request.MeetingId, refusal?.ReasonIn(db, null),
                db.Caller.Allowed(MeetingRequestLifecycle.Moves, request.Status));
        }

        private async Task<Acknowledgement> Acknowledge(MeetingRequest request, Prefecture prefecture, IReadOnlyList<NamedCase> cases, DateOnly today)
        {
            var missing = request.GapsWith(cases.Count).Select(Missing.From).ToList();
            foreach (var named in cases)
            {
                if (await CaseTable.IsDestroyed(db, named.CaseId))
                    continue;
                var gaps = (await CaseTable.Load(db, named.CaseId)).GapsOn(today, named.Question);
                missing.AddRange(gaps.Select(gap => Missing.From(gap, named.CaseId)));
            }
            return Acknowledgement.Of(request, prefecture.Service, missing);
        }
    }

    // A successor of a carried-over item keeps the request of its predecessor: the case came with the request once.
    private const string CasesSql = """
        SELECT case_id, id AS agenda_item_id, sealed,
            EXISTS (SELECT 1 FROM mandate WHERE mandate.case_id = agenda_item.case_id AND mandate.withdrawn_day IS NOT NULL) AS may_be_hidden
        FROM agenda_item
        WHERE meeting_request_id = @Id AND carry_count = 0 AND case_id IS NOT NULL
          AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY submitted_at, id
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
