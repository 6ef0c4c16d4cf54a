namespace Liaison.Domain.Imports;

/// <summary>What the cells of one row say, as they were written; null where there is no such cell or nothing in it. One row is one person, and rows of
/// the same <see cref="Case"/> are one household.</summary>
/// <param name="Case">The importer's own mark of the household; a row without one is a household by itself.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="GivenNames">Given names.</param>
/// <param name="Birth">Day of birth, or its year alone.</param>
/// <param name="Nationalities">Codes of ISO 3166-1 or names of countries, French or English; several parted by comma, slash or semicolon.</param>
/// <param name="Ground">Article, key or name of the ground put forward.</param>
/// <param name="Agdref">Foreigner number, nine or ten digits; a masked one counts as not stated.</param>
/// <param name="Minor">Whether the person is a minor, where the birth does not tell: <c>oui</c> or <c>non</c>.</param>
/// <param name="Street">Number and street, or the organisation where the household has its domicile.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Commune">Name of the commune.</param>
/// <param name="Department">Code of the département, where the postal code does not tell it.</param>
/// <param name="Summary">Summary of the situation; no medical text.</param>
/// <param name="MandateScope"><c>présentation</c>, <c>correspondance</c> or <c>complet</c>.</param>
/// <param name="MandateGivenDay">Day on which the mandate was given.</param>
/// <param name="MandateEndDay">Its last day, if it ends by itself.</param>
/// <param name="MandateLanguage">Language in which it was explained: code of ISO 639 or name.</param>
/// <param name="MandateRiskInformed">Whether the risks were explained: <c>oui</c> or <c>non</c>.</param>
/// <param name="MandateProof">Where the association keeps the proof.</param>
public sealed record ImportCells(string? Case = null, string? FamilyName = null, string? GivenNames = null, string? Birth = null,
    string? Nationalities = null, string? Ground = null, string? Agdref = null, string? Minor = null, string? Street = null, string? PostalCode = null,
    string? Commune = null, string? Department = null, string? Summary = null, string? MandateScope = null, string? MandateGivenDay = null,
    string? MandateEndDay = null, string? MandateLanguage = null, string? MandateRiskInformed = null, string? MandateProof = null)
{
    /// <summary>Whether nothing stands in any of them.</summary>
    public bool AreEmpty() => this == new ImportCells();
}
