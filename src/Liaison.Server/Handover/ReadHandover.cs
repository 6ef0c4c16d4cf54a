using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Handover;

/// <summary>What a new agent, office head or préfet takes over, by association: what was promised, what is overdue, what waits and what comes. The
/// secretary general reads counts and references of meetings; of what a case says nothing is read for him.</summary>
public static class ReadHandover
{
    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.ReadHandover;
    }

    /// <param name="Day">Local day of the prefecture to which all of it refers.</param>
    /// <param name="Associations">Those with which there is something, by name.</param>
    public sealed record Response(DateOnly Day, IReadOnlyList<OfAssociation> Associations) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => Associations.SelectMany(each => each.Details?.Cases ?? []).Distinct();
    }

    private sealed record Association
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = await PrefectureTable.Now(db);
            var found = await Findings.Of(db, now, inFull: db.Caller.WhoseOf(Right.ReadHandover) == Whose.OwnPrefecture);
            var shown = new List<OfAssociation>();
            foreach (var association in await db.List<Association>(AssociationsSql, new { db.Prefecture }))
            {
                if (found.Show(association.Id, association.Name) is { } each)
                    shown.Add(each);
            }
            return new Response(now.Day, shown);
        }
    }

    private const string AssociationsSql = "SELECT id, name FROM association WHERE prefecture_code = @Prefecture ORDER BY name, id";

    public static async Task<Ok<Response>> Endpoint(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new Query(), ct));
}
