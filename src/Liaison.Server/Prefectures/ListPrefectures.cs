using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Prefectures;

/// <summary>The prefectures that the caller may know of: his own.</summary>
public static class ListPrefectures
{
    public sealed record Query : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadPrefecture;
    }

    public sealed record Row(string Code, string Name, string TimeZone);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = await PrefectureTable.Mine(db);
            return new Page<Row>([new Row(own.Code, own.Name, own.TimeZone)], NextCursor: null);
        }
    }

    public static async Task<Ok<Page<Row>>> Endpoint(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new Query(), ct));
}
