using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Demonstrations;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet links a request to the demonstration that it goes with, before, during or after it.</summary>
public static class LinkDemonstration
{
    public sealed record Command(Guid Id, Guid DemonstrationId) : ICommand<Unit>
    {
        public static Right Requires => Right.DecideAudiences;
        public static IReadOnlyList<Refusal> Refuses =>
            [CommonRules.UnknownReference, AudienceRequestRules.AlreadyDecided, AudienceRequestRules.DemonstrationLinked];
    }

    public sealed record Body(Guid DemonstrationId) : IExample
    {
        public static object Example => new Body(new Guid("018c1a2b-0000-7000-8000-000000000001"));
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AudienceRequestTable.Load(db, command.Id);
            var demonstration = await DemonstrationTable.Named(db, command.DemonstrationId, "demonstrationId");
            await AudienceRequestTable.Save(db, request.LinkTo(demonstration.Id));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudienceRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body.DemonstrationId), new ReadAudienceRequest.Query(id), ct);
}
