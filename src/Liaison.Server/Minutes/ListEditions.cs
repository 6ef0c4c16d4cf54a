using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The editions of the minutes of a meeting, oldest first.</summary>
public static class ListEditions
{
    public sealed record Query(Guid MeetingId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadEditions;
    }

    /// <param name="Number">From 1; never given twice.</param>
    /// <param name="Root">Of the seal, base64.</param>
    /// <param name="Deliveries">To the office: who has its extract; to an association, whether it has its own. Else empty.</param>
    public sealed record Row(int Number, DateTimeOffset ConcludedAt, MinutesResult Result, byte[] Root, IReadOnlyList<Delivery> Deliveries);

    /// <summary>That an association has its extract.</summary>
    public sealed record Delivery(Guid AssociationId, DeliveryMeans Means, DateOnly Day);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, query.MeetingId);
            var rows = new List<Row>();
            foreach (var edition in await EditionTable.Concluded(db, minutes.Id))
                rows.Add(new(edition.Number!.Value, edition.ConcludedAt!.Value, edition.Result!.Value, edition.Root!,
                    db.Caller.May(Right.ReadMinutes) ? [.. (await DeliveryTable.Of(db, edition.Id)).Select(row => new Delivery(row.AssociationId, row.Means, row.Day))] : []));
            return new Page<Row>(rows, NextCursor: null);
        }
    }

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
