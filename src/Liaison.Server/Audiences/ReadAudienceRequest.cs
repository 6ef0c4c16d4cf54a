using System.Text.Json.Serialization;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>One audience request: the cabinet and the association read it at any time, the office once it is decided.</summary>
public static class ReadAudienceRequest
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAudienceRequests;
    }

    /// <param name="DemonstrationId">For the cabinet and the association.</param>
    /// <param name="CaseIds">For the association that named them, and for nobody else.</param>
    /// <param name="NoReply">Two months have passed without an answer: it counts as rejected; shown, nothing is decided by it.</param>
    /// <param name="Reason">Reason of the refusal.</param>
    /// <param name="Target"><c>next</c> or the id of the meeting to which the refusal sent its cases.</param>
    /// <param name="Referrals">Its referrals in the form that this caller reads.</param>
    public sealed record Response(Guid Id, string Reference, Guid AssociationId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DemonstrationId,
        DateOnly ReceivedDay, IReadOnlyList<AudienceTopic> Topics,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? CaseIds,
        AudienceRequestKind? Kind, AudienceRequestStatus Status, DateOnly DeemedDecisionDay, bool NoReply, DateOnly? AnsweredDay, Guid? AudienceId,
        string? Reason, string? Target, AcknowledgementView Acknowledgement, IReadOnlyList<ReadReferral.Response> Referrals,
        IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [.. CaseIds ?? [], .. IShowsCases.All(Referrals)];
    }

    /// <summary>What the law has an acknowledgement say. [CRPA R112-5]</summary>
    public sealed record AcknowledgementView(DateOnly ReceivedDay, DateOnly DeemedDecisionDay, ServiceAddress Service);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await AudienceRequestView.One(db, query.Id);
            var referrals = await ReferralView.OfRequests(db, query.Id, query.Id);
            var prefecture = await PrefectureTable.Mine(db);
            return row.Show(db, prefecture, LocalTime.DayOf(db.Now, prefecture.Zone), referrals);
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
