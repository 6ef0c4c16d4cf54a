using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Liaison.Domain.Cases;
using Liaison.Domain.Imports;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>The cases of the prefecture, or of the own association, as a table with the very columns of an import: a row for each person, newest
/// case first.</summary>
public static class ExportCases
{
    private const int AtOnce = 200;

    /// <param name="AssociationId">Only the cases of this association.</param>
    public sealed record Query(Guid? AssociationId) : IQuery<Response>
    {
        public static Right Requires => Right.ExportCases;
    }

    /// <param name="Table">The whole table, as Excel in French reads it.</param>
    public sealed record Response(byte[] Table);

    public sealed class Handler(Session db, LookIntake looks) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var (rows, today, before) = (new List<ImportCells>(), await PrefectureTable.Today(db), Guid.AllBitsSet);
            while (await Page(query, before) is [.., var last] cases)
            {
                rows.AddRange(cases.SelectMany(household => Rows(household, today, db.Caller.IsOffice)));
                before = last.Id;
                await db.EndReading();
                // Entries of a page each: none grows with the number of cases, and all are on disk before the table leaves.
                await looks.Add(JournalEntry.Of<Query>(db.Caller, db.Now, [], cases.Select(household => household.Id)));
            }
            return new Response(Write(rows));
        }

        private async Task<List<Case>> Page(Query query, Guid before)
        {
            var arguments = new { query.AssociationId, Before = before, AtOnce, db.Prefecture, db.Association };
            var cases = await db.List<CaseRow>($"SELECT {CaseRow.Columns} {Sql}", arguments);
            var persons = (await db.List<PersonRow>($"SELECT {PersonRow.Columns} FROM person WHERE case_id IN (SELECT id {Sql}) ORDER BY position", arguments))
                .ToLookup(person => person.CaseId);
            var mandates = (await db.List<MandateRow>($"SELECT {MandateRow.Columns} FROM mandate WHERE case_id IN (SELECT id {Sql}) ORDER BY given_day, id", arguments))
                .ToLookup(mandate => mandate.CaseId);
            return [.. cases.Select(row => row.ToCase(db, persons[row.Id], mandates[row.Id]))];
        }
    }

    private const string Sql = """
        FROM case_record WHERE certificate IS NULL AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@AssociationId IS NULL OR association_id = @AssociationId) AND id < @Before ORDER BY id DESC LIMIT @AtOnce
        """;

    // Whom a withdrawn mandate hides keeps his row, and nothing in it; a case without persons has none.
    private static IEnumerable<ImportCells> Rows(Case household, DateOnly today, bool isOffice)
    {
        var shared = household.HidesAll(today) ? new ImportCells(household.Reference) : new ImportCells(household.Reference,
            Street: Text(household.Address?.Street), PostalCode: Text(household.Address?.PostalCode), Commune: Text(household.Address?.Commune),
            Department: household.Address?.DepartmentCode, Summary: Text(household.SituationSummary));
        return household.Persons.Select(person => household.Hides(person, today) ? shared : Row(shared, household, person, today, isOffice));
    }

    private static ImportCells Row(ImportCells shared, Case household, Person person, DateOnly today, bool isOffice)
    {
        var stated = shared with
        {
            FamilyName = Text(person.FamilyName), GivenNames = Text(person.GivenNames),
            Birth = person.BirthDate is { } day ? Day(day) : person.BirthYear?.ToString(CultureInfo.InvariantCulture),
            Nationalities = Text(string.Join(", ", person.Nationalities)), Ground = person.GroundCodeOn(today),
            Agdref = isOffice ? person.Agdref : person.MaskedAgdref(), Minor = person.StatedMinor ? "oui" : null,
        };
        var own = household.Mandates.Where(mandate => mandate.PersonId == person.Id && mandate.WithdrawnDay is null).ToList();
        return (own.LastOrDefault(mandate => mandate.HoldsOn(today)) ?? own.LastOrDefault()) is not { } given ? stated : stated with
        {
            MandateScope = given.Scope switch
            {
                MandateScope.Presentation => "présentation",
                MandateScope.Correspondence => "correspondance",
                _ => "complet",
            },
            MandateGivenDay = Day(given.GivenDay), MandateEndDay = given.EndDay is { } end ? Day(end) : null, MandateLanguage = given.Language,
            MandateRiskInformed = given.RiskInformed ? "oui" : "non", MandateProof = Text(given.ProofReference),
        };
    }

    private static byte[] Write(IEnumerable<ImportCells> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" }))
        {
            foreach (var column in ImportColumn.All)
                csv.WriteField(column.Header);
            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var column in ImportColumn.All)
                    csv.WriteField(CsvTable.Harmless(column.Read(row) ?? ""));
                csv.NextRecord();
            }
        }
        return bytes.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static async Task<FileContentHttpResult> Endpoint(Guid? associationId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Bytes((await mediator.Send(new Query(associationId), ct)).Table, $"{CsvForm.MediaType}; charset=utf-8; header=present", "cases.csv");
}
