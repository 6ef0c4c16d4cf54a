using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office notes how the identity of the person was checked; no copy is kept. [GDPR art. 12(6)]</summary>
public static class CheckIdentity
{
    public sealed record Body(IdentityCheck Check) : IExample
    {
        public static object Example => new Body(IdentityCheck.ShownAtCounter);
    }

    public sealed record Command(Guid Id, IdentityCheck Check) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [AccessRequestRules.StepNotAllowed];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AccessRequestTable.Load(db, command.Id);
            await AccessRequestTable.Save(db, request.CheckIdentity(command.Check));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccessRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.Check), new ReadAccessRequest.Query(id), ct);
}
