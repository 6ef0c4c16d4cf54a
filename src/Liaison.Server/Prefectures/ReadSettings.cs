using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Prefectures;

/// <summary>The settings of the own prefecture, as everybody who works with it reads them.</summary>
public static class ReadSettings
{
    public sealed record Query(string Code) : IQuery<Response>
    {
        public static Right Requires => Right.ReadPrefecture;
    }

    /// <param name="ReminderWorkingDays">Working days before its due day from which each side is reminded of what falls due.</param>
    public sealed record Response(string Code, string Name, ServiceAddress Service, string TimeZone, HolidayZone HolidayZone, int FreezeWorkingDays,
        string? OpeningHours, IReadOnlyList<string> Rooms, string? DutyContact, int ReminderWorkingDays);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = await PrefectureTable.Load(db, query.Code);
            return new Response(own.Code, own.Name, own.Service, own.TimeZone, own.HolidayZone, own.FreezeWorkingDays, own.OpeningHours, own.Rooms,
                own.DutyContact, own.ReminderWorkingDays);
        }
    }

    public static async Task<Ok<Response>> Endpoint(string code, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(code), ct));
}
