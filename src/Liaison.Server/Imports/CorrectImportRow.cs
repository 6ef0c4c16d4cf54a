using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>A row of an import is stated anew, or left out; its household is checked again with it.</summary>
public static class CorrectImportRow
{
    /// <param name="Cells">All cells of the row; what is not stated is empty.</param>
    /// <param name="LeftOut">The row is not imported.</param>
    public sealed record Body(ImportCells Cells, bool LeftOut = false) : IExample
    {
        public static object Example => new Body(new ImportCells("A-1", "Exemple", "Personne", "01/05/1980", "Géorgie", "L435-1", Street: "1 rue de l'Exemple",
            PostalCode: "80000", Commune: "Amiens", MandateScope: "complet", MandateGivenDay: "02/01/2017", MandateLanguage: "ka", MandateRiskInformed: "oui"));
    }

    public sealed record Command(Guid ImportId, int Number, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ImportCases;
        public static IReadOnlyList<Refusal> Refuses => [ImportRules.StepNotAllowed, ImportRules.RowCommitted];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Cells).SetValidator(new CellRules());
    }

    /// <summary>How long each cell may be.</summary>
    public sealed class CellRules : AbstractValidator<ImportCells>
    {
        public CellRules()
        {
            RuleFor(cells => cells.Case).OptionalText(Longest("case"));
            RuleFor(cells => cells.FamilyName).OptionalText(Longest("familyName"));
            RuleFor(cells => cells.GivenNames).OptionalText(Longest("givenNames"));
            RuleFor(cells => cells.Birth).OptionalText(Longest("birth"));
            RuleFor(cells => cells.Nationalities).OptionalText(Longest("nationalities"));
            RuleFor(cells => cells.Ground).OptionalText(Longest("ground"));
            RuleFor(cells => cells.Agdref).OptionalText(Longest("agdref"));
            RuleFor(cells => cells.Minor).OptionalText(Longest("minor"));
            RuleFor(cells => cells.Street).OptionalText(Longest("street"));
            RuleFor(cells => cells.PostalCode).OptionalText(Longest("postalCode"));
            RuleFor(cells => cells.Commune).OptionalText(Longest("commune"));
            RuleFor(cells => cells.Department).OptionalText(Longest("department"));
            RuleFor(cells => cells.Summary).OptionalText(Longest("summary"));
            RuleFor(cells => cells.MandateScope).OptionalText(Longest("mandateScope"));
            RuleFor(cells => cells.MandateGivenDay).OptionalText(Longest("mandateGivenDay"));
            RuleFor(cells => cells.MandateEndDay).OptionalText(Longest("mandateEndDay"));
            RuleFor(cells => cells.MandateLanguage).OptionalText(Longest("mandateLanguage"));
            RuleFor(cells => cells.MandateRiskInformed).OptionalText(Longest("mandateRiskInformed"));
            RuleFor(cells => cells.MandateProof).OptionalText(Longest("mandateProof"));
        }

        private static int Longest(string column) => ImportColumn.Of(column).MaxLength;
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var import = await ImportTable.Load(db, command.ImportId);
            var before = (await ImportRowTable.Load(db, import.Id, command.Number)).ToRow(db);
            await ImportTable.Save(db, import.Correct(before.State));
            var after = before with { Cells = Cleaned(command.Body.Cells), State = command.Body.LeftOut ? ImportRowState.LeftOut : ImportRowState.Faulty };
            // Another mark may move the row into another household, and give the one that it leaves another first row.
            var kept = after.Mark == before.Mark
                ? await ImportRowTable.OfHousehold(db, import.Id, before.Household) : await ImportRowTable.Uncommitted(db, import.Id);
            var stored = kept.Where(row => row.State != ImportRowState.Committed).Select(row => row.ToRow(db)).ToDictionary(row => row.Number);
            var rows = stored.Values.Select(row => row.Number == after.Number ? after : row).ToList();
            var grouped = after.Mark == before.Mark ? rows : ImportRow.Grouped(rows);
            var changed = grouped.Where(row => row != stored[row.Number]).Select(row => row.Household).ToHashSet();
            var left = grouped.Where(row => stored[row.Number].Household == before.Household).Select(row => row.Household);
            foreach (var household in grouped.GroupBy(row => row.Household).Where(household => changed.Contains(household.Key) || left.Contains(household.Key)))
            {
                foreach (var row in await ImportCheck.Household(db, [.. household]))
                    await ImportRowTable.Save(db, import.Id, row);
            }
            return Unit.Value;
        }
    }

    // As the cells of a file are read: what is blank says nothing.
    private static ImportCells Cleaned(ImportCells cells) => ImportColumn.All.Aggregate(cells, (cleaned, column) =>
        column.Write(cleaned, column.Read(cells) is { } text && !string.IsNullOrWhiteSpace(text) ? ImportReading.Cell(text) : null));

    public static Task<Ok<ReadImportRow.Response>> Endpoint(Guid id, int number, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, number, body), new ReadImportRow.Query(id, number), ct);
}
