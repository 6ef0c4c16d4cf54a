using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Cases;
using Liaison.Domain.Imports;
using Liaison.Server.Associations;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>The next households of an import become cases, some at a time, so that nobody waits long behind them; asked again and again until the import is
/// committed. A case and the receipt of its rows are one write: what was interrupted goes on where it stopped, and no row becomes a case twice.</summary>
public static class CommitImport
{
    /// <summary>How many households become cases at a time.</summary>
    public const int AtOnce = 100;

    /// <param name="Households">How many wait, up to so many.</param>
    public sealed record Command(Guid ImportId, int Households) : ICommand<Unit>, IOpensCases
    {
        public static Right Requires => Right.ImportCases;
        int IOpensCases.CasesOpened => Households;
        public static IReadOnlyList<Refusal> Refuses => [ImportRules.StepNotAllowed, ImportRules.RowsFaulty, AssociationRules.NotActive, CommonRules.UnknownReference];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var import = await ImportTable.Load(db, command.ImportId);
            var committing = import.Commit((int)(await ImportRowTable.Counts(db, import.Id)).Faulty, db.Now);
            await AssociationTable.Active(db, import.AssociationId, "associationId");
            var today = await PrefectureTable.Today(db);
            foreach (var kept in (await ImportRowTable.Next(db, import.Id, command.Households)).GroupBy(row => row.Household))
                await Commit(import, await ImportCheck.Household(db, [.. kept.Select(row => row.ToRow(db))]), today);
            await ImportTable.Save(db, committing.After((int)(await ImportRowTable.Counts(db, import.Id)).Waiting));
            return Unit.Value;
        }

        // What was good when the table was read may be so no longer; it then waits for its correction.
        private async Task Commit(Import import, IReadOnlyList<ImportRow> rows, DateOnly today)
        {
            if (rows.Any(row => row.State == ImportRowState.Faulty))
            {
                foreach (var row in rows)
                    await ImportRowTable.Save(db, import.Id, row);
                return;
            }
            var opened = ImportRow.Open(new Case
            {
                Id = db.NewCase(), PrefectureCode = db.Prefecture, AssociationId = import.AssociationId, Reference = Case.NewReference(db.Prefecture, today.Year),
            }, rows, today, db.Now);
            await CaseTable.Insert(db, opened);
            await ImportRowTable.Commit(db, import.Id, rows, opened);
        }
    }

    public static async Task<Ok<ReadImport.Response>> Endpoint(Guid id, Session db, Acts acts, CancellationToken ct) =>
        await acts.Step(new Command(id, await ImportRowTable.CountNext(db, id, AtOnce)), new ReadImport.Query(id), ct);
}
