using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Either side opens the minutes of a meeting that has begun; their draft holds already what was recorded of it. [domain rule 21]</summary>
public static class OpenMinutes
{
    public sealed record Command(Guid MeetingId) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.MeetingNotBegun, MinutesRules.AlreadyOpened];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await MinutesTable.Insert(db, MeetingMinutes.Of(Ids.New(db.Now), await MeetingTable.Load(db, command.MeetingId)));
            return Unit.Value;
        }
    }

    public static Task<Created<ReadMinutes.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id), $"/api/v1/meetings/{id}/minutes", new ReadMinutes.Query(id), ct);
}
