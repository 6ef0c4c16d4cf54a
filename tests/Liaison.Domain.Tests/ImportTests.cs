using System.Globalization;
using Liaison.Domain.Cases;
using Liaison.Domain.Imports;

namespace Liaison.Domain.Tests;

public sealed class ImportTests
{
    private static readonly DateOnly Today = Some.Day("2026-11-26");

    private static readonly ImportCells Whole = new("A-1", "Exemple", "Personne", "01/05/1980", "Géorgie", "L435-1", "0123456789", null, "1 rue de l'Exemple", "80000",
        "Amiens", null, "Situation exemple.", "complet", "02/01/2026", null, "géorgien", "oui", "Classeur 1");

    [Theory]
    [InlineData("DOSSIER", "case")]
    [InlineData("N° de dossier", "case")]
    [InlineData("Nom de famille", "familyName")]
    [InlineData(" Surname ", "familyName")]
    [InlineData("Prénom(s)", "givenNames")]
    [InlineData("PRENOMS", "givenNames")]
    [InlineData("Né(e) le", "birth")]
    [InlineData("Date of birth", "birth")]
    [InlineData("Nationalité", "nationalities")]
    [InlineData("Fondement juridique", "ground")]
    [InlineData("N° étranger", "agdref")]
    [InlineData("AGDREF", "agdref")]
    [InlineData("Code postal", "postalCode")]
    [InlineData("Ville", "commune")]
    [InlineData("Portée du mandat", "mandateScope")]
    [InlineData("mandateRiskInformed", "mandateRiskInformed")]
    [InlineData("Pointure", null)]
    public void A_header_is_known_however_it_is_spelt(string header, string? column) => Assert.Equal(column, ImportColumn.Find(header)?.Name);

    [Fact]
    public void Every_column_is_known_by_what_an_export_calls_it() => Assert.All(ImportColumn.All, column =>
    {
        Assert.Same(column, ImportColumn.Find(column.Header));
        Assert.Equal("x", column.Read(column.Write(new ImportCells(), "x")));
        Assert.Single(ImportColumn.All, other => other.Read(column.Write(new ImportCells(), "x")) is not null);
    });

    [Fact]
    public void Headers_that_are_refused_are_named_by_their_letters()
    {
        var unknown = Refused.With(ImportRules.HeaderUnknown, () => ImportHeader.Of(["nom", "Dupont", "prénom", "1980"]));
        Assert.Equal("B, D", unknown.Fact("columns"));
        Assert.Equal("C", Refused.With(ImportRules.HeaderRepeated, () => ImportHeader.Of(["nom", "prénom", "Nom"])).Fact("columns"));
        Assert.Equal("B", Refused.With(ImportRules.HeaderUnknown, () => ImportHeader.Of(["nom", ""]).Read(["Exemple", "rest"])).Fact("columns"));
    }

    [Theory]
    [InlineData("01/05/1980", "1980-05-01", null)]
    [InlineData("1.5.1980", "1980-05-01", null)]
    [InlineData("1980-05-01", "1980-05-01", null)]
    [InlineData("1980-05-01T00:00:00", "1980-05-01", null)]
    [InlineData("29342", "1980-05-01", null)]
    [InlineData("1er mai 1980", "1980-05-01", null)]
    [InlineData("3 août 1975", "1975-08-03", null)]
    [InlineData("1 May 1980", "1980-05-01", null)]
    [InlineData("29/02/1980", "1980-02-29", null)]
    [InlineData("1980", null, 1980)]
    [InlineData("00/00/1980", null, 1980)]
    [InlineData("xx/xx/1980", null, 1980)]
    public void A_birth_is_read_as_people_write_it(string text, string? day, int? year) =>
        Assert.Equal((day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), year), ImportReading.Birth(text));

    [Theory]
    [InlineData("30/02/1980")]
    [InlineData("01/05/80")]
    [InlineData("05/13/1980")]
    [InlineData("01/05/1880")]
    [InlineData("12")]
    [InlineData("mai 1980")]
    public void What_is_no_day_or_may_be_another_is_refused(string text) => Refused.With(ImportRules.DayUnreadable, () => ImportReading.Birth(text));

    [Theory]
    [InlineData("GE", "GE")]
    [InlineData("Géorgie", "GE")]
    [InlineData("GEORGIENNE", "GE")]
    [InlineData("russe, géorgien", "RU GE")]
    [InlineData("Arménie / Russie", "AM RU")]
    [InlineData("Russia; stateless", "RU stateless")]
    [InlineData("apatride", "stateless")]
    [InlineData("indéterminée", "undetermined")]
    [InlineData("Côte d'Ivoire", "CI")]
    [InlineData("URSS et Géorgie", "SU GE")]
    [InlineData("Serbie-et-Monténégro; Tchécoslovaquie", "CSXX CSHH")]
    [InlineData("CSHH, Zaïre", "CSHH ZR")]
    [InlineData("République démocratique du Congo", "CD")]
    public void Nationalities_are_read_by_code_and_by_name(string text, string codes) => Assert.Equal(codes.Split(' '), ImportReading.Nationalities(text));

    [Fact]
    public void Every_name_of_a_state_gives_a_code_that_cases_know() =>
        Assert.All(new[] { "Kosovo", "Yougoslavie", "Turkey", "Burma", "Syrie", "Palestine", "États-Unis", "Eswatini", "Åland Islands" },
            name => Assert.All(ImportReading.Nationalities(name), code => Assert.True(Nationalities.IsKnown(code), name)));

    [Theory]
    [InlineData("L435-1", "exceptionalAdmission")]
    [InlineData("CESEDA L. 435-1", "exceptionalAdmission")]
    [InlineData("435-1", "exceptionalAdmission")]
    [InlineData("L313-14", "exceptionalAdmission")]
    [InlineData("privateAndFamilyLife", "privateAndFamilyLife")]
    [InlineData("Étranger malade", "health")]
    public void A_ground_is_read_by_any_article_that_held_it(string text, string key) => Assert.Equal(key, ImportReading.Ground(text, Today));

    [Fact]
    public void A_ground_that_has_ended_is_refused() =>
        Refused.With(CaseRules.GroundNotInForce, () => ImportReading.Ground("L435-4", Some.Day("2027-01-01")));

    [Theory]
    [InlineData("5000", "05000")]
    [InlineData("80 000", "80000")]
    public void A_postal_code_has_its_nought_again(string text, string code) => Assert.Equal(code, ImportReading.PostalCode(text));

    [Fact]
    public void A_cell_loses_the_apostrophe_that_kept_it_from_being_a_formula()
    {
        Assert.Equal("=1+1", ImportReading.Cell("'=1+1"));
        Assert.Equal("'Abd", ImportReading.Cell("'Abd "));
    }

    [Fact]
    public void A_row_of_which_nothing_is_missing_is_ready()
    {
        var row = Assert.Single(Checked(Whole));
        Assert.Equal((ImportRowState.Ready, 0, 0), (row.State, row.Errors.Count, row.Gaps.Count));
    }

    [Fact]
    public void Every_gap_of_a_row_is_named()
    {
        var row = Assert.Single(Checked(new ImportCells("A-1", Commune: "Amiens", Agdref: "*******789")));
        Assert.Equal(ImportRowState.Incomplete, row.State);
        Assert.Equal([ImportGap.Name, ImportGap.Birth, ImportGap.Nationality, ImportGap.Mandate, ImportGap.AgdrefMasked, ImportGap.Address, ImportGap.Prefecture],
            row.Gaps);
        Assert.Equal([ImportGap.Prefecture], Assert.Single(Checked(Whole with { PostalCode = "59000" })).Gaps);
        Assert.Equal([ImportGap.Mandate], Assert.Single(Checked(Whole with { MandateRiskInformed = "non" })).Gaps);
        Assert.Equal([ImportGap.Mandate], Assert.Single(Checked(Whole with { MandateEndDay = "25/11/2026" })).Gaps);
        Assert.Empty(Assert.Single(Checked(new ImportCells(null, "Exemple", "Enfant", "2020", "GE", Street: "1 rue", PostalCode: "80000", Commune: "Amiens"))).Gaps);
    }

    [Fact]
    public void Every_error_of_a_row_is_named_at_once()
    {
        var row = Assert.Single(Checked(Whole with
        {
            Birth = "hier", Nationalities = "Atlantide", Ground = "L999", Agdref = "12", Minor = "presque", PostalCode = "8", Department = "20", MandateScope = "tout",
            MandateGivenDay = "demain", MandateLanguage = "klingon", MandateRiskInformed = "?",
        }));
        Assert.Equal(
            [
                "agdref person.agdref_invalid", "birth import.day_unreadable", "department prefecture.unknown_department", "ground case.ground_not_in_force",
                "mandateGivenDay import.day_unreadable", "mandateLanguage import.language_unknown", "mandateRiskInformed import.answer_unreadable",
                "mandateScope import.scope_unknown", "minor import.answer_unreadable", "nationalities person.nationality_unknown",
                "postalCode import.postal_code_invalid",
            ], Errors(row));
        Assert.Equal(ImportRowState.Faulty, row.State);
    }

    [Fact]
    public void What_contradicts_itself_is_an_error()
    {
        Assert.Equal(["birth person.birth_in_future"], Errors(Assert.Single(Checked(Whole with { Birth = "27/11/2026" }))));
        Assert.Equal(["minor person.minor_contradicts_birth"], Errors(Assert.Single(Checked(Whole with { Minor = "oui" }))));
        Assert.Equal(["mandateGivenDay mandate.given_in_future"], Errors(Assert.Single(Checked(Whole with { MandateGivenDay = "27/11/2026" }))));
        Assert.Equal(["mandateEndDay mandate.ends_before_start"], Errors(Assert.Single(Checked(Whole with { MandateEndDay = "01/01/2026" }))));
        Assert.Equal(["mandateLanguage import.mandate_incomplete", "mandateScope import.mandate_incomplete"],
            Errors(Assert.Single(Checked(Whole with { MandateScope = null, MandateLanguage = null }))));
    }

    [Fact]
    public void Rows_of_one_mark_are_one_household_wherever_they_stand()
    {
        var rows = ImportRow.Grouped([.. new[] { "A", "B", null, " a ", null }.Select((mark, index) => ImportRow.New(index + 2, new ImportCells(mark, "Exemple")))]);
        Assert.Equal([2, 3, 4, 2, 6], rows.Select(row => row.Household));
    }

    [Fact]
    public void Rows_of_a_household_that_disagree_hold_it_all_back()
    {
        var rows = Checked(Whole, Whole with { GivenNames = "Autre", Street = null, Commune = "Abbeville" }, Whole with { Street = "1, RUE de l'exemple" });
        Assert.Equal([ImportRowState.Faulty, ImportRowState.Faulty, ImportRowState.Faulty], rows.Select(row => row.State));
        Assert.Equal([[], ["commune import.household_differs"], []], rows.Select(Errors));
        var left = ImportRow.Checked([rows[0], rows[1] with { State = ImportRowState.LeftOut }, rows[2]], Today, "80", _ => []);
        Assert.Equal([ImportRowState.Ready, ImportRowState.LeftOut, ImportRowState.Ready], left.Select(row => row.State));
    }

    [Fact]
    public void A_household_has_no_more_persons_than_a_case()
    {
        var rows = Checked([.. Enumerable.Repeat(Whole, CaseRules.MaxPersons + 1)]);
        Assert.Equal(["case case.too_many_persons"], Errors(rows[^1]));
        Assert.Empty(rows[^2].Errors);
    }

    [Fact]
    public void A_household_becomes_a_case_with_persons_mandates_and_address()
    {
        var rows = Checked(Whole, new ImportCells("A-1", "Exemple", "Enfant", "2015", "GE, RU"));
        var opened = ImportRow.Open(Some.Case() with { Persons = [], Mandates = [], Address = null, SituationSummary = null }, rows, Today, Some.Now);
        Assert.Equal(new Address("1 rue de l'Exemple", "80000", "Amiens"), opened.Address);
        Assert.Equal("Situation exemple.", opened.SituationSummary);
        var (adult, child) = (opened.Persons[0], opened.Persons[1]);
        Assert.Equal((Some.Day("1980-05-01"), "exceptionalAdmission", "0123456789"), (adult.BirthDate!.Value, adult.GroundKey, adult.Agdref));
        Assert.Equal((2015, "GE RU"), (child.BirthYear!.Value, string.Join(' ', child.Nationalities)));
        var mandate = Assert.Single(opened.Mandates);
        Assert.Equal((adult.Id, MandateScope.Full, true, "ka", Some.Day("2026-01-02"), "Classeur 1"),
            (mandate.PersonId, mandate.Scope, mandate.RiskInformed, mandate.Language, mandate.GivenDay, mandate.ProofReference));
    }

    private static IReadOnlyList<ImportRow> Checked(params ImportCells[] cells) =>
        ImportRow.Checked([.. cells.Select((row, index) => ImportRow.New(index + 2, row) with { Household = 2 })], Today, "80", _ => []);

    private static string[] Errors(ImportRow row) => [.. row.Errors.Select(error => $"{error.Column} {error.Code}").Order(StringComparer.Ordinal)];
}
