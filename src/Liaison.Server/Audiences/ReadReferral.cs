using System.Text.Json.Serialization;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>One referral: whole for the office, without its label for its association, and only its number and status for the cabinet.</summary>
public static class ReadReferral
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadReferrals;
    }

    /// <summary>A referral; a member that is unknown, or not for this reader, is left out.</summary>
    /// <param name="Label">As the cabinet wrote it, for the office alone.</param>
    /// <param name="Target"><c>next</c> or the id of a meeting.</param>
    /// <param name="Reason">Why it was referred.</param>
    /// <param name="LapsingReason">Why the office gave it up.</param>
    public sealed record Response(Guid Id, string Number, ReferralStatus Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AssociationId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OriginView? Origin,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CaseId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Target,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AgendaItemId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MeetingId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LapsingReason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    /// <summary>Where it comes from: a request that was answered, or an audience in which it was raised.</summary>
    public sealed record OriginView(ReferralOrigin Kind, string Reference);

    /// <summary>Kind of what a referral comes from.</summary>
    public enum ReferralOrigin
    {
        /// <summary>A request for an audience.</summary>
        AudienceRequest,
        /// <summary>An audience.</summary>
        Audience,
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) =>
            (await ReferralView.One(db, query.Id)).Show(db);
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
