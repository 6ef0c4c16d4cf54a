using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Protection;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The cases of the decade with their persons and mandates. Every name says that nobody bears it.</summary>
public sealed class CasePart(Timeline timeline, sqlite3 database, Safe safe) : IDisposable
{
    private const int KeysAtOnce = 5_000;

    private static readonly string[][] Nationalities = [["DZ"], ["GE"], ["ML"], ["TN"], ["CD"], ["AM"]];
    private static readonly string[] Grounds = ["exceptionalAdmission", "privateAndFamilyLife", "parentOfFrenchChild", "health"];

    private readonly Bulk cases = new(database, """
        INSERT INTO case_record (id, prefecture_code, association_id, reference, sealed, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?)
        """);
    private readonly Bulk persons = new(database, """
        INSERT INTO person (id, case_id, position, added_at, sealed) VALUES (?, ?, ?, ?, ?)
        """);
    private readonly Bulk mandates = new(database, """
        INSERT INTO mandate (id, case_id, person_id, scope, risk_informed, given_day, end_day, withdrawn_day, sealed)
        VALUES (?, ?, ?, 'Full', 1, ?, NULL, NULL, ?)
        """);

    // Its rows come in no order of their keys: they are sorted once they are all there.
    private readonly Bulk tokens = Prepared(database, "INSERT INTO temp.found_by (token, case_id) VALUES (?, ?)");

    public void Write()
    {
        for (var number = 0; number < timeline.Volume.Cases; number++)
        {
            if (number % KeysAtOnce == 0)
                MakeKeys(number, int.Min(number + KeysAtOnce, timeline.Volume.Cases));
            Write(number);
        }
        raw.sqlite3_exec(database, "INSERT INTO case_token SELECT DISTINCT token, case_id FROM temp.found_by ORDER BY token, case_id; DELETE FROM temp.found_by");
    }

    public void Dispose()
    {
        cases.Dispose();
        persons.Dispose();
        mandates.Dispose();
        tokens.Dispose();
    }

    private void MakeKeys(int from, int to)
    {
        // All at once: the store commits together what waits.
        Task.WhenAll(Enumerable.Range(from, to - from).GroupBy(timeline.PrefectureOf)
            .Select(cases => safe.MakeKeys(timeline.Departments[cases.Key].Code, [.. cases.Select(timeline.CaseId)]))).GetAwaiter().GetResult();
    }

    private void Write(int number)
    {
        var prefecture = timeline.PrefectureOf(number);
        var code = timeline.Departments[prefecture].Code;
        var openedAt = timeline.OpenedAt(number);
        var caseId = timeline.CaseId(number);
        cases.Id(caseId).Text(code).Id(timeline.AssociationId(prefecture, timeline.AssociationOf(number)))
            .Text(Reference(code, openedAt.Year, number)).Bytes(safe.Seal(code, caseId, "case", new
            {
                Address = Address(code, number), SituationSummary = "Famille suivie par l'association depuis son arrivée ; enfants scolarisés.",
            })).At(openedAt).Number(1).Done();
        var (adults, children) = timeline.Household(number);
        var members = new List<Person>();
        for (var position = 0; position < adults + children; position++)
            members.Add(WritePerson(number, code, caseId, position, isAdult: position < adults, openedAt));
        foreach (var token in safe.Blind(code, CaseIndex.TraitsOf(members)))
            tokens.Bytes(token).Id(caseId).Done();
    }

    private Person WritePerson(int number, string code, Guid caseId, int position, bool isAdult, DateTimeOffset openedAt)
    {
        var personId = timeline.PersonId(number, position);
        var fate = timeline.Dice.Throw(Kind.Mandate, number * 4L + position, 10_000);
        var birthYear = isAdult ? openedAt.Year - 19 - fate % 40 : openedAt.Year - 2 - fate % 5;
        var person = new Person
        {
            Id = personId, FamilyName = FamilyName(number), GivenNames = isAdult ? "Personne" : "Enfant", BirthYear = birthYear,
            Nationalities = Nationalities[fate % Nationalities.Length], GroundKey = isAdult ? Grounds[fate % Grounds.Length] : null,
        };
        persons.Id(personId).Id(caseId).Number(position).At(openedAt).Bytes(safe.Seal(code, caseId, "person", new
        {
            person.FamilyName, person.GivenNames, person.BirthYear, person.Nationalities, person.GroundKey, person.StatedMinor,
        })).Done();
        if (isAdult)
            mandates.Id(timeline.Dice.Id(Kind.Mandate, number * 4L + position, openedAt)).Id(caseId).Id(personId)
                .Day(DateOnly.FromDateTime(openedAt.UtcDateTime).AddDays(-1)).Bytes(safe.Seal(code, caseId, "mandate", French)).Done();
        return person;
    }

    /// <summary>The family name of all persons of a case.</summary>
    public static string FamilyName(int number) => string.Create(CultureInfo.InvariantCulture, $"Exemple {number}");

    private static Bulk Prepared(sqlite3 database, [ConstantExpected] string insert)
    {
        raw.sqlite3_exec(database, "CREATE TEMP TABLE IF NOT EXISTS found_by (token BLOB, case_id TEXT)");
        return new Bulk(database, insert);
    }

    private static readonly object French = new { Language = "fr" };

    // Crockford's letters of a number that no other case has, far from its neighbours'.
    private static string Reference(string code, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"DO-{code}-{year}-{Code.Of(number)}");

    // Corsica's codes do not tell the département.
    private static Address Address(string code, int number)
    {
        var postal = code.Length == 3 ? code + "00" : code[0] == '2' && code[1] is 'A' or 'B' ? "20000" : code + "000";
        return new Address(string.Create(CultureInfo.InvariantCulture, $"{number % 200} rue de l'Exemple"), postal, "Exemple", code);
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
