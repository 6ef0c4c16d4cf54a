using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>How long each category is kept in the prefecture, on one page.</summary>
public static class ListRetentionPeriods
{
    public sealed record Query : IQuery<Page<Response>>
    {
        public static Right Requires => Right.ReadRetention;
    }

    /// <param name="Months">Months after the last act on a case, as they hold at present.</param>
    /// <param name="Version">0 where the prefecture has set none and the usual period holds.</param>
    /// <param name="SetAt">Since when this version holds; null for the usual period.</param>
    /// <param name="Former">Versions before it, newest first.</param>
    public sealed record Response(RetentionCategory Category, int Months, int Version, DateTimeOffset? SetAt, IReadOnlyList<FormerPeriod> Former);

    /// <param name="Months">Months after the last act on a case.</param>
    public sealed record FormerPeriod(int Months, int Version, DateTimeOffset SetAt);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Response>>
    {
        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var versions = (await RetentionTable.Periods(db)).ToLookup(period => period.Category);
            return new Page<Response>([.. Enum.GetValues<RetentionCategory>().Select(category => Show(category, [.. versions[category]]))], NextCursor: null);
        }
    }

    private static Response Show(RetentionCategory category, IReadOnlyList<RetentionTable.PeriodRow> versions) => versions is [var present, ..]
        ? new(category, present.Months, present.Version, present.SetAt, [.. versions.Skip(1).Select(former => new FormerPeriod(former.Months, former.Version, former.SetAt))])
        : new(category, RetentionRules.DefaultMonths(category), 0, null, []);

    public static async Task<Ok<Page<Response>>> Endpoint(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(), ct));
}
