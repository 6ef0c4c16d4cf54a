using Liaison.Domain.Meetings;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The convocation to a meeting: for the office that of each association invited, for an association its own.</summary>
public static class ReadConvocation
{
    public sealed record Query(Guid MeetingId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
    }

    /// <param name="StartsAt">With the offset of the place.</param>
    /// <param name="FreezeDay">Due day of the agenda freeze of a technical meeting.</param>
    public sealed record Response(Guid MeetingId, string Reference, MeetingKind Kind, DateTimeOffset StartsAt, int DurationMinutes, string Place, string? Theme,
        DateOnly? FreezeDay, MeetingStatus Status, IReadOnlyList<Addressee> Addressees);

    /// <summary>An association invited.</summary>
    public sealed record Addressee(Guid AssociationId, string Name);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, query.MeetingId);
            var addressees = new List<Addressee>();
            foreach (var id in meeting.AssociationIds.Where(id => db.Association is null || id == db.Association))
                addressees.Add(new(id, (await AssociationTable.Load(db, id)).Name));
            return new(meeting.Id, meeting.Reference, meeting.Kind, meeting.StartsAt.In((await PrefectureTable.Mine(db)).Zone), meeting.DurationMinutes,
                meeting.Place, meeting.Theme, meeting.FreezeDay, meeting.Status, [.. addressees.OrderBy(addressee => addressee.Name, StringComparer.Ordinal)]);
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
