using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet records that an audience took place.</summary>
public static class HoldAudience
{
    public sealed record Command(Guid Id) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRules.CaseNotAllowed, AudienceRules.StepNotAllowed, AudienceRules.NotYet];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var audience = await AudienceTable.Load(db, command.Id);
            var today = await PrefectureTable.Today(db);
            await AudienceTable.Save(db, audience.Hold(today));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudience.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadAudience.Query(id), ct);
}
