using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The person is given what was prepared for her; refused where the cases say something else by now. [GDPR art. 15(3)]</summary>
public static class HandOverExport
{
    /// <param name="By">By which way.</param>
    public sealed record Body(Channel By) : IExample
    {
        public static object Example => new Body(Channel.Counter);
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses =>
            [AccessRequestRules.StepNotAllowed, AccessRequestRules.ChangedSincePrepared, CaseRules.UnknownPerson, RestrictionRules.CaseRestricted];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AccessRequestTable.Load(db, command.Id);
            AccessRequestLifecycle.Moves.After(request.Status, AccessRequestStep.HandingOver);
            var (export, _) = await ReadExport.Assemble(db, request, await AccessRequestTable.Appearances(db, request.Id), await AccessRequestTable.Masks(db, request.Id));
            await AccessRequestTable.Save(db, request.HandOver(command.Body.By, ReadExport.HashOf(export), await PrefectureTable.Today(db)));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccessRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAccessRequest.Query(id), ct);
}
