using System.Collections.Frozen;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Imports;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;

namespace Liaison.Server.Imports;

/// <summary>Checks rows as the caller's prefecture sees them today, and says what their errors mean.</summary>
internal static class ImportCheck
{
    private static readonly FrozenDictionary<string, Refusal> Known = ((Refusal[])
    [
        InputRules.TooLong, InputRules.Unsafe, CaseRules.BirthInFuture, CaseRules.MinorContradictsBirth, CaseRules.NationalityUnknown, CaseRules.AgdrefInvalid,
        CaseRules.GroundNotInForce, CaseRules.TooManyPersons, CaseRules.MandateGivenInFuture, CaseRules.MandateEndsBeforeStart, PrefectureRules.UnknownDepartment,
        ImportRules.DayUnreadable, ImportRules.AnswerUnreadable, ImportRules.ScopeUnknown, ImportRules.LanguageUnknown, ImportRules.PostalCodeInvalid,
        ImportRules.MandateIncomplete, ImportRules.HouseholdDiffers,
    ]).ToFrozenDictionary(refusal => refusal.Code);

    /// <summary>What an error says, in the caller's language.</summary>
    public static string Text(ImportError error) => Known[error.Code].Text([("max", error.Code == CaseRules.TooManyPersons.Code
        ? CaseRules.MaxPersons : ImportColumn.Of(error.Column).MaxLength)]);

    /// <summary>Rows in households, each checked.</summary>
    public static IEnumerable<ImportRow> Households(IEnumerable<ImportRow> rows, DateOnly today, string prefecture) => ImportRow.Grouped(rows)
        .GroupBy(row => row.Household).SelectMany(household => ImportRow.Checked([.. household], today, prefecture, TextErrors));

    /// <summary>The rows of one household, checked.</summary>
    public static async Task<IReadOnlyList<ImportRow>> Household(Session db, IReadOnlyList<ImportRow> rows) =>
        ImportRow.Checked(rows, await PrefectureTable.Today(db), db.Prefecture, TextErrors);

    private static IEnumerable<ImportError> TextErrors(ImportCells cells) =>
        from column in ImportColumn.All
        let text = column.Read(cells)
        where text is not null
        let refusal = text.Length > column.MaxLength ? InputRules.TooLong : InputRules.IsSafe(text) ? null : InputRules.Unsafe
        where refusal is not null
        select new ImportError(column.Name, refusal.Code);
}
