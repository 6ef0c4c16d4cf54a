using System.Collections.Frozen;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Imports;

/// <summary>A column of a table of cases.</summary>
/// <param name="Name">Its name in the API, which is that of the cell in <see cref="ImportCells"/>.</param>
/// <param name="Header">Its header in an export.</param>
/// <param name="MaxLength">How many characters its cells hold at most.</param>
/// <param name="Read">The cell of this column.</param>
/// <param name="Write">The same cells with another text in this column.</param>
/// <param name="Synonyms">Other headers by which it is known, in French and English; compared as <see cref="Spelling.Fold"/> leaves them.</param>
public sealed record ImportColumn(string Name, string Header, int MaxLength, Func<ImportCells, string?> Read, Func<ImportCells, string?, ImportCells> Write,
    params string[] Synonyms)
{
    // A code, a number or a date; the readers of cells say which are good.
    private const int ShortLength = 100;

    /// <summary>All columns, in the order of an export.</summary>
    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new("case", "dossier", ShortLength, cells => cells.Case, (cells, text) => cells with { Case = text },
            "référence", "référence propre", "n° dossier", "n° de dossier", "numéro de dossier", "référence du dossier", "foyer", "ménage", "case", "case reference",
            "reference", "file", "household"),
        new("familyName", "nom", CaseRules.NameLength, cells => cells.FamilyName, (cells, text) => cells with { FamilyName = text },
            "nom de famille", "nom de naissance", "noms", "family name", "last name", "surname", "name"),
        new("givenNames", "prénoms", CaseRules.NameLength, cells => cells.GivenNames, (cells, text) => cells with { GivenNames = text },
            "prénom", "prénom(s)", "given names", "given name", "first name", "first names", "forename", "forenames"),
        new("birth", "date de naissance", ShortLength, cells => cells.Birth, (cells, text) => cells with { Birth = text },
            "né le", "née le", "né(e) le", "naissance", "année de naissance", "ddn", "date naissance", "birth", "birth date", "date of birth", "born", "birth year", "year of birth"),
        new("nationalities", "nationalités", ShortLength, cells => cells.Nationalities, (cells, text) => cells with { Nationalities = text },
            "nationalité", "nationalité(s)", "nationality", "nationalities", "nationality(ies)"),
        new("ground", "fondement", CaseRules.NameLength, cells => cells.Ground, (cells, text) => cells with { Ground = text },
            "fondement juridique", "base légale", "article", "ground", "legal ground", "legal basis"),
        new("agdref", "numéro étranger", ShortLength, cells => cells.Agdref, (cells, text) => cells with { Agdref = text },
            "n° étranger", "agdref", "n° agdref", "numéro agdref", "id agdref", "foreigner number", "agdref number"),
        new("minor", "mineur", ShortLength, cells => cells.Minor, (cells, text) => cells with { Minor = text }, "mineur(e)", "mineure", "minor", "is minor"),
        new("street", "adresse", CaseRules.NameLength, cells => cells.Street, (cells, text) => cells with { Street = text },
            "rue", "voie", "adresse postale", "domiciliation", "street", "address"),
        new("postalCode", "code postal", ShortLength, cells => cells.PostalCode, (cells, text) => cells with { PostalCode = text },
            "cp", "postal code", "postcode", "zip", "zip code"),
        new("commune", "commune", CaseRules.NameLength, cells => cells.Commune, (cells, text) => cells with { Commune = text }, "ville", "city", "town"),
        new("department", "département", ShortLength, cells => cells.Department, (cells, text) => cells with { Department = text },
            "code département", "department", "department code"),
        new("summary", "résumé de la situation", CaseRules.SummaryLength, cells => cells.Summary, (cells, text) => cells with { Summary = text },
            "résumé", "situation", "summary", "situation summary"),
        new("mandateScope", "mandat", ShortLength, cells => cells.MandateScope, (cells, text) => cells with { MandateScope = text },
            "portée du mandat", "portée", "mandate", "mandate scope", "scope", "scope of the mandate"),
        new("mandateGivenDay", "mandat donné le", ShortLength, cells => cells.MandateGivenDay, (cells, text) => cells with { MandateGivenDay = text },
            "date du mandat", "mandat du", "mandate given", "mandate given on", "mandate date", "date of the mandate"),
        new("mandateEndDay", "fin du mandat", ShortLength, cells => cells.MandateEndDay, (cells, text) => cells with { MandateEndDay = text },
            "mandat jusqu'au", "mandate end", "mandate until", "end of the mandate"),
        new("mandateLanguage", "langue du mandat", ShortLength, cells => cells.MandateLanguage, (cells, text) => cells with { MandateLanguage = text },
            "langue", "mandate language", "language", "language of the mandate"),
        new("mandateRiskInformed", "risques expliqués", ShortLength, cells => cells.MandateRiskInformed, (cells, text) => cells with { MandateRiskInformed = text },
            "information sur les risques", "risque", "risques", "risk informed", "risks explained", "risk"),
        new("mandateProof", "preuve du mandat", CaseRules.NameLength, cells => cells.MandateProof, (cells, text) => cells with { MandateProof = text },
            "référence du mandat", "preuve", "mandate proof", "proof", "proof reference"),
    ];

    private static readonly FrozenDictionary<string, ImportColumn> ByHeader = All
        .SelectMany(column => column.Synonyms.Append(column.Header).Append(column.Name).Select(Spelling.Fold).Distinct().Select(header => (header, column)))
        .ToFrozenDictionary(known => known.header, known => known.column);

    private static readonly FrozenDictionary<string, ImportColumn> ByName = All.ToFrozenDictionary(column => column.Name);

    /// <summary>The column of a header, however it is spelt; null for a header that is none.</summary>
    public static ImportColumn? Find(string header) => ByHeader.GetValueOrDefault(Spelling.Fold(header));

    /// <summary>The column of a name in the API.</summary>
    public static ImportColumn Of(string name) => ByName[name];
}
