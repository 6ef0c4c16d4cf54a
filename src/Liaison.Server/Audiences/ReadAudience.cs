using System.Text.Json.Serialization;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>One audience with its note; the speaker's name is the cabinet's alone, and no reader finds a case here.</summary>
public static class ReadAudience
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRules.CaseNotAllowed];
    }

    /// <param name="StartsAt">With the offset of the prefecture.</param>
    /// <param name="Topics">The matters spoken of, once the note is written.</param>
    /// <param name="Present">Those present, by function and number.</param>
    /// <param name="Speaker">For the cabinet alone.</param>
    /// <param name="Reason">Why it was called off.</param>
    public sealed record Response(Guid Id, string Reference, Guid AssociationId, Guid RequestId, DateTimeOffset StartsAt, string TimeZone, string Place,
        AudienceHost ReceivedBy, AudienceStatus Status, IReadOnlyList<AudienceTopic>? Topics, IReadOnlyList<AudiencePresence>? Present,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Speaker,
        IReadOnlyList<CommitmentView> Commitments, string? Reason, IReadOnlyList<string> AllowedSteps);

    /// <summary>A commitment made in the audience, as it stands at present.</summary>
    public sealed record CommitmentView
    {
        [JsonIgnore]
        public Guid AudienceId { get; init; }
        public required Guid Id { get; init; }
        public required Side Side { get; init; }
        public required string Owner { get; init; }
        public required string Text { get; init; }
        public required DateOnly DueDay { get; init; }
        public required CommitmentStatus Status { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await AudienceView.One(db, query.Id);
            var commitments = await AudienceView.Commitments(db, query.Id, query.Id);
            return row.Show(db, await PrefectureTable.Mine(db), commitments);
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
