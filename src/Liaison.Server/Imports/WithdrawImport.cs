using Liaison.Domain;
using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>An import is discarded before any of it is committed; its rows are deleted at once.</summary>
public static class WithdrawImport
{
    public sealed record Command(Guid ImportId) : ICommand<Unit>
    {
        public static Right Requires => Right.ImportCases;
        public static IReadOnlyList<Refusal> Refuses => [ImportRules.StepNotAllowed];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var import = await ImportTable.Load(db, command.ImportId);
            await ImportTable.Save(db, import.Withdraw());
            await ImportRowTable.Delete(db, import.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadImport.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadImport.Query(id), ct);
}
