using System.Globalization;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The cases of the decade with their persons and mandates. Every name says that nobody bears it.</summary>
public sealed class CasePart(Timeline timeline, sqlite3 database) : IDisposable
{
    private static readonly string[] Nationalities = ["""["DZ"]""", """["GE"]""", """["ML"]""", """["TN"]""", """["CD"]""", """["AM"]"""];
    private static readonly string[] Grounds = ["exceptionalAdmission", "privateAndFamilyLife", "parentOfFrenchChild", "health"];

    private readonly Bulk cases = new(database, """
        INSERT INTO case_record (id, prefecture_code, association_id, reference, address, situation_summary, created_at, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """);
    private readonly Bulk persons = new(database, """
        INSERT INTO person (id, case_id, position, added_at, family_name, given_names, birth_date, birth_year, nationalities, ground_key, agdref, stated_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);
    private readonly Bulk mandates = new(database, """
        INSERT INTO mandate (id, case_id, person_id, scope, risk_informed, language, given_day, end_day, proof_reference, withdrawn_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """);

    public void Write()
    {
        for (var number = 0; number < timeline.Volume.Cases; number++)
            Write(number);
    }

    public void Dispose()
    {
        cases.Dispose();
        persons.Dispose();
        mandates.Dispose();
    }

    private void Write(int number)
    {
        var prefecture = timeline.PrefectureOf(number);
        var code = timeline.Departments[prefecture].Code;
        var openedAt = timeline.OpenedAt(number);
        var caseId = timeline.CaseId(number);
        cases.Id(caseId).Text(code).Id(timeline.AssociationId(prefecture, timeline.AssociationOf(number)))
            .Text(Reference(code, openedAt.Year, number)).Text(Address(code, number))
            .Text("Famille suivie par l'association depuis son arrivée ; enfants scolarisés."u8).At(openedAt).Number(1).Done();
        var (adults, children) = timeline.Household(number);
        for (var position = 0; position < adults + children; position++)
            WritePerson(number, caseId, position, isAdult: position < adults, openedAt);
    }

    private void WritePerson(int number, Guid caseId, int position, bool isAdult, DateTimeOffset openedAt)
    {
        var personId = timeline.PersonId(number, position);
        var fate = timeline.Dice.Throw(Kind.Mandate, number * 4L + position, 10_000);
        var birthYear = isAdult ? openedAt.Year - 19 - fate % 40 : openedAt.Year - 2 - fate % 5;
        persons.Id(personId).Id(caseId).Number(position).At(openedAt).Text(string.Create(CultureInfo.InvariantCulture, $"Exemple {number}"))
            .Text(isAdult ? "Personne"u8 : "Enfant"u8).Null().Number(birthYear).Text(Nationalities[fate % Nationalities.Length]);
        if (isAdult)
            persons.Text(Grounds[fate % Grounds.Length]).Null().Number(0).Done();
        else
            persons.Null().Null().Number(0).Done();
        if (isAdult)
            mandates.Id(timeline.Dice.Id(Kind.Mandate, number * 4L + position, openedAt)).Id(caseId).Id(personId).Text("Full"u8).Number(1).Text("fr"u8)
                .Day(DateOnly.FromDateTime(openedAt.UtcDateTime).AddDays(-1)).Null().Null().Null().Done();
    }

    // Crockford's letters of a number that no other case has, far from its neighbours'.
    private static string Reference(string code, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"DO-{code}-{year}-{Code.Of(number)}");

    // Corsica's codes do not tell the département.
    private static string Address(string code, int number)
    {
        var postal = code.Length == 3 ? code + "00" : code[0] == '2' && code[1] is 'A' or 'B' ? "20000" : code + "000";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"Street":"{{number % 200}} rue de l'Exemple","PostalCode":"{{postal}}","Commune":"Exemple","DepartmentCode":"{{code}}"}
            """);
    }
}

/// <summary>Eight letters and digits that look like chance and never repeat.</summary>
public static class Code
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>An odd factor turns the numbers below 2^40 round among themselves.</summary>
    public static string Of(long number) => string.Create(8, number * 0x9E3779B97B & 0xFFFFFFFFFF, static (letters, mixed) =>
    {
        for (var index = 0; index < letters.Length; index++, mixed >>= 5)
            letters[index] = Alphabet[(int)(mixed & 31)];
    });
}
