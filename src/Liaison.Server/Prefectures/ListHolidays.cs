using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Prefectures;

/// <summary>The public holidays of the own prefecture in one year, in order of day, on one page.</summary>
public static class ListHolidays
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <param name="Year">The present one where it is left out.</param>
    public sealed record Query(string Code, int? Year) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadPrefecture;
        public static IReadOnlyList<Refusal> Refuses => [InputRules.OutOfRange];
    }

    /// <summary>Where a holiday comes from.</summary>
    public enum Source
    {
        /// <summary>It follows from the rules of the zone.</summary>
        Computed,
        /// <summary>It stands in the table of amendments of the zone and year.</summary>
        Amended,
    }

    /// <param name="Name">In the caller's language.</param>
    public sealed record Row(DateOnly Day, string Name, string French, string English, Source Source);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Year).OptionalBetween(FirstYear, LastYear);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = await PrefectureTable.Load(db, query.Code);
            var year = query.Year ?? (await PrefectureTable.Today(db)).Year;
            var computed = PublicHolidays.Of(own.HolidayZone, year);
            var calendar = await PrefectureTable.Holidays(db, own);
            return new Page<Row>([.. calendar.Of(year).Select(holiday => new Row(holiday.Day, Language.Pick(holiday.French, holiday.English), holiday.French,
                holiday.English, computed.Contains(holiday) ? Source.Computed : Source.Amended))], NextCursor: null);
        }
    }

    public static async Task<Ok<Page<Row>>> Endpoint(string code, int? year, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(code, year), ct));
}
