using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet says whether a request is general or brings cases.</summary>
public static class QualifyAudienceRequest
{
    public sealed record Command(Guid Id, AudienceRequestKind Kind) : ICommand<Unit>
    {
        public static Right Requires => Right.DecideAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRequestRules.StepNotAllowed, AudienceRequestRules.CasesNamed];
    }

    public sealed record Body(AudienceRequestKind Kind) : IExample
    {
        public static object Example => new Body(AudienceRequestKind.CaseBearing);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AudienceRequestTable.Load(db, command.Id);
            await AudienceRequestTable.Save(db, request.Qualify(command.Kind));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudienceRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Kind), new ReadAudienceRequest.Query(id), ct);
}
