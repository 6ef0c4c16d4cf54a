using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The cabinet records that a demonstration took place.</summary>
public static class HoldDemonstration
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.LogDemonstrations;
        public static IReadOnlyList<Refusal> Refuses => [DemonstrationRules.StepNotAllowed, DemonstrationRules.NotYet];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var demonstration = await DemonstrationTable.Load(db, command.Id);
            var today = await PrefectureTable.Today(db);
            await DemonstrationTable.Save(db, demonstration.Hold(today));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDemonstration.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadDemonstration.Query(id), ct);
}
