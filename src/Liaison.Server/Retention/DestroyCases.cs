using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The office head, who did not propose it, has the cases of an approved list destroyed. From this answer on nobody reads them; keys and texts
/// follow at once, and the list says when the last is gone. [domain rule 41]</summary>
public static class DestroyCases
{
    public sealed record Command(Guid Id) : ICommand<Unit>, IMayTouchFrozen
    {
        public static Right Requires => Right.DestroyCases;
        public static IReadOnlyList<Refusal> Refuses => [RetentionRules.StepNotAllowed, RetentionRules.CaseHeld];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, command.Id);
            var begun = list.Destroy(await DestructionListTable.Held(db, list.Id), db.Now, await PrefectureTable.Today(db));
            await DestructionListTable.Save(db, begun);
            await DestructionListTable.Close(db, begun);
            return Unit.Value;
        }
    }

    public static async Task<Ok<ReadDestructionList.Response>> Endpoint(Guid id, Acts acts, DestructionWorker worker, CancellationToken ct)
    {
        var begun = await acts.Step(new Command(id), new ReadDestructionList.Query(id), ct);
        worker.Wake();
        return begun;
    }
}
