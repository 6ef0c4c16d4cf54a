using Liaison.Domain.Cases;
using Liaison.Domain.Prefectures;

namespace Liaison.Domain.Imports;

/// <summary>How far a row is.</summary>
public enum ImportRowState
{
    /// <summary>Nothing is missing for the meeting.</summary>
    Ready,
    /// <summary>It can become a person of a case, and something is missing before the case can be admitted to a meeting.</summary>
    Incomplete,
    /// <summary>A cell is to be corrected first, of this row or of another one of its household.</summary>
    Faulty,
    /// <summary>It is not imported.</summary>
    LeftOut,
    /// <summary>It is a person of a case.</summary>
    Committed,
}

/// <summary>What a row lacks before its case could be admitted to a meeting. [domain rule 12]</summary>
public enum ImportGap
{
    /// <summary>Neither family name nor given names.</summary>
    Name,
    /// <summary>No time of birth.</summary>
    Birth,
    /// <summary>No nationality.</summary>
    Nationality,
    /// <summary>An adult without a mandate that holds today.</summary>
    Mandate,
    /// <summary>No complete postal address of the household.</summary>
    Address,
    /// <summary>The address does not show this prefecture to be competent.</summary>
    Prefecture,
    /// <summary>The foreigner number is masked, and is not imported.</summary>
    AgdrefMasked,
}

/// <summary>What is wrong with a cell.</summary>
/// <param name="Column">Name of the <see cref="ImportColumn"/>.</param>
/// <param name="Code">Stable code of the refusal.</param>
public sealed record ImportError(string Column, string Code);

/// <summary>A row of an import: what its cells say, and what is wrong with them or missing.</summary>
/// <param name="Number">Its number as a spreadsheet shows it: the header is 1 where nothing stands above it.</param>
/// <param name="Household">Number of the first row of its household.</param>
public sealed record ImportRow(int Number, int Household, ImportCells Cells, ImportRowState State, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportGap> Gaps)
{
    /// <summary>The columns that tell of the household: its rows say the same there, or nothing.</summary>
    private static readonly string[] OfHousehold = ["street", "postalCode", "commune", "department", "summary"];

    /// <summary>A row that was read, not grouped and not checked yet.</summary>
    public static ImportRow New(int number, ImportCells cells) => new(number, number, cells, ImportRowState.Faulty, [], []);

    /// <summary>Rows in households, by the mark in their first column; a row without a mark is one by itself.</summary>
    public static IReadOnlyList<ImportRow> Grouped(IEnumerable<ImportRow> rows)
    {
        var first = new Dictionary<string, int>();
        return [.. rows.Select(row => row with
        {
            Household = row.Mark is not { } mark ? row.Number : first.TryGetValue(mark, out var household) ? household : first[mark] = row.Number,
        })];
    }

    /// <summary>The mark of the household as it is compared; null where there is none.</summary>
    public string? Mark => Cells.Case is { } text && text.Trim() is { Length: > 0 } mark ? mark.ToUpperInvariant() : null;

    /// <summary>The rows of one household, checked anew; those that are left out or committed stay as they are.</summary>
    /// <param name="rows">All rows of the household, by number.</param>
    /// <param name="today">Local day of the prefecture.</param>
    /// <param name="prefecture">Its code.</param>
    /// <param name="textErrors">What is wrong with the texts themselves, found by whoever knows what a text may hold.</param>
    public static IReadOnlyList<ImportRow> Checked(IReadOnlyList<ImportRow> rows, DateOnly today, string prefecture,
        Func<ImportCells, IEnumerable<ImportError>> textErrors)
    {
        var counted = rows.Where(row => row.State is not (ImportRowState.LeftOut or ImportRowState.Committed)).ToList();
        var stated = StatedBy(counted);
        var readings = counted.ConvertAll(row => (Row: row, Person: ImportedPerson.Read(row.Cells, today, textErrors(row.Cells))));
        var errors = readings.Select((reading, index) => (IReadOnlyList<ImportError>)
        [
            .. reading.Person.Errors, .. Differences(stated, reading.Row),
            .. index < CaseRules.MaxPersons ? [] : (ImportError[])[new("case", CaseRules.TooManyPersons.Code)],
        ]).ToList();
        var isFaulty = errors.Any(some => some.Count > 0);
        var gapsOfHousehold = isFaulty ? [] : GapsOf(ImportedPerson.AddressOf(counted.Select(row => row.Cells)), prefecture);
        var seen = readings.Select((reading, index) =>
        {
            ImportGap[] gaps = [.. reading.Person.Gaps, .. gapsOfHousehold];
            return reading.Row with
            {
                Errors = errors[index], Gaps = gaps,
                State = isFaulty ? ImportRowState.Faulty : gaps.Any(gap => gap != ImportGap.AgdrefMasked) ? ImportRowState.Incomplete : ImportRowState.Ready,
            };
        }).ToDictionary(row => row.Number);
        return [.. rows.Select(row => seen.GetValueOrDefault(row.Number, row with { Errors = [], Gaps = [] }))];
    }

    /// <summary>A new case with the persons, the mandates, the address and the summary that the rows of a household state; they are checked, and none is
    /// faulty. Code: <c>case.too_many_persons</c>.</summary>
    public static Case Open(Case opened, IReadOnlyList<ImportRow> rows, DateOnly today, DateTimeOffset now)
    {
        var household = opened with
        {
            Address = ImportedPerson.AddressOf(rows.Select(row => row.Cells)),
            SituationSummary = rows.Select(row => row.Cells.Summary).FirstOrDefault(summary => summary is not null),
        };
        foreach (var row in rows)
        {
            var read = ImportedPerson.Read(row.Cells, today, []);
            var person = read.Person with { Id = Ids.New(now) };
            household = household.Add(person);
            if (read.Mandate is { } mandate)
                household = household with { Mandates = [.. household.Mandates, mandate with { Id = Ids.New(now), PersonId = person.Id }] };
        }
        return household;
    }

    // The first row that says something is right; the others are told.
    private static Dictionary<ImportColumn, string> StatedBy(IEnumerable<ImportRow> rows)
    {
        var stated = new Dictionary<ImportColumn, string>();
        foreach (var (row, column) in from row in rows from name in OfHousehold select (row, ImportColumn.Of(name)))
        {
            if (column.Read(row.Cells) is { } text)
                stated.TryAdd(column, Spelling.Fold(text));
        }
        return stated;
    }

    private static IEnumerable<ImportError> Differences(Dictionary<ImportColumn, string> stated, ImportRow row) =>
        from known in stated
        let own = known.Key.Read(row.Cells)
        where own is not null && Spelling.Fold(own) != known.Value
        select new ImportError(known.Key.Name, ImportRules.HouseholdDiffers.Code);

    private static ImportGap[] GapsOf(Address? address, string prefecture) =>
    [
        .. address?.IsComplete() == true ? [] : (ImportGap[])[ImportGap.Address],
        .. address?.Department() == prefecture ? [] : (ImportGap[])[ImportGap.Prefecture],
    ];
}

/// <summary>The person, and the mandate, that a row tells of.</summary>
/// <param name="Person">It has no id before it joins a case.</param>
/// <param name="Errors">What is wrong; where there is something, the person is not to be used.</param>
public sealed record ImportedPerson(Person Person, Mandate? Mandate, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportGap> Gaps)
{
    /// <summary>Reads a row, and finds everything that is wrong with it.</summary>
    /// <param name="today">Local day of the prefecture.</param>
    /// <param name="textErrors">What is wrong with the texts themselves.</param>
    public static ImportedPerson Read(ImportCells cells, DateOnly today, IEnumerable<ImportError> textErrors)
    {
        var errors = textErrors.ToList();
        // What is wrong as a text is not read.
        var wrong = errors.ConvertAll(error => error.Column);
        var read = wrong.Aggregate(cells, (left, column) => ImportColumn.Of(column).Write(left, null));
        var person = ReadPerson(read, today, errors);
        _ = AddressIn(read, errors);
        var mandate = ReadMandate(read, person.Id, today, errors);
        return new ImportedPerson(person, mandate, errors, errors.Count > 0 ? [] : [.. GapsOf(read, person, mandate, today)]);
    }

    /// <summary>The address that the rows of a household state together; null where none states any, or where a cell cannot be read.</summary>
    public static Address? AddressOf(IEnumerable<ImportCells> rows)
    {
        var stated = rows.Aggregate(new ImportCells(), (all, row) => all with
        {
            Street = all.Street ?? row.Street, PostalCode = all.PostalCode ?? row.PostalCode, Commune = all.Commune ?? row.Commune,
            Department = all.Department ?? row.Department,
        });
        return AddressIn(stated, []);
    }

    private static Person ReadPerson(ImportCells cells, DateOnly today, List<ImportError> errors)
    {
        var birth = Try(errors, cells.Birth, text => ImportReading.Birth(text));
        var stated = new Person
        {
            Id = Guid.Empty, FamilyName = cells.FamilyName ?? "", GivenNames = cells.GivenNames ?? "", BirthDate = birth.Day, BirthYear = birth.Year,
        };
        var person = Caught(errors, () => stated.Checked(today)) ?? stated with { BirthDate = null, BirthYear = null };
        person = Keep(errors, person, person with { StatedMinor = Try(errors, cells.Minor, text => ImportReading.Answer(text, "minor")) }, today);
        person = Keep(errors, person, person with { Nationalities = Try(errors, cells.Nationalities, ImportReading.Nationalities) ?? [] }, today);
        person = Keep(errors, person, person with { Agdref = Try(errors, cells.Agdref, ImportReading.Agdref) }, today);
        return person with { GroundKey = Try(errors, cells.Ground, text => ImportReading.Ground(text, today)) };
    }

    // Each thing that is stated is checked by itself, so that all faults are found.
    private static Person Keep(List<ImportError> errors, Person before, Person stated, DateOnly today) =>
        Caught(errors, () => stated.Checked(today)) ?? before;

    private static Address? AddressIn(ImportCells cells, List<ImportError> errors)
    {
        if (cells is { Street: null, PostalCode: null, Commune: null, Department: null })
            return null;
        var department = cells.Department is { } text ? ImportReading.Department(text) : null;
        if (department is not null && Department.Find(department) is null)
            errors.Add(new ImportError("department", PrefectureRules.UnknownDepartment.Code));
        return new Address(cells.Street ?? "", Try(errors, cells.PostalCode, ImportReading.PostalCode) ?? "", cells.Commune ?? "", department);
    }

    private static Mandate? ReadMandate(ImportCells cells, Guid personId, DateOnly today, List<ImportError> errors)
    {
        if (cells is { MandateScope: null, MandateGivenDay: null, MandateEndDay: null, MandateLanguage: null, MandateRiskInformed: null, MandateProof: null })
            return null;
        foreach (var column in new[] { "mandateScope", "mandateGivenDay", "mandateLanguage", "mandateRiskInformed" })
        {
            if (ImportColumn.Of(column).Read(cells) is null && !errors.Exists(error => error.Column == column))
                errors.Add(new ImportError(column, ImportRules.MandateIncomplete.Code));
        }
        var before = errors.Count;
        var mandate = new Mandate
        {
            Id = Guid.Empty, PersonId = personId, Scope = Try(errors, cells.MandateScope, ImportReading.Scope),
            RiskInformed = Try(errors, cells.MandateRiskInformed, text => ImportReading.Answer(text, "mandateRiskInformed")),
            Language = Try(errors, cells.MandateLanguage, ImportReading.Language) ?? "",
            GivenDay = Try(errors, cells.MandateGivenDay, text => ImportReading.Day(text, "mandateGivenDay")),
            EndDay = Try(errors, cells.MandateEndDay, text => (DateOnly?)ImportReading.Day(text, "mandateEndDay")), ProofReference = cells.MandateProof,
        };
        return errors.Count > before || cells.MandateGivenDay is null ? mandate
            : Caught(errors, () => mandate.Checked(today), field => "mandate" + char.ToUpperInvariant(field[0]) + field[1..]);
    }

    private static IEnumerable<ImportGap> GapsOf(ImportCells cells, Person person, Mandate? mandate, DateOnly today)
    {
        if (person.FamilyName.Length == 0 && person.GivenNames.Length == 0)
            yield return ImportGap.Name;
        if (person.BirthDate is null && person.BirthYear is null)
            yield return ImportGap.Birth;
        if (person.Nationalities.Count == 0)
            yield return ImportGap.Nationality;
        if (!person.IsMinorOn(today) && mandate?.HoldsOn(today) != true)
            yield return ImportGap.Mandate;
        if (cells.Agdref is not null && person.Agdref is null)
            yield return ImportGap.AgdrefMasked;
    }

    private static T? Try<T>(List<ImportError> errors, string? text, Func<string, T?> read) => text is null ? default : Caught(errors, () => read(text));

    private static T? Caught<T>(List<ImportError> errors, Func<T?> read, Func<string, string>? columnOf = null)
    {
        try
        {
            return read();
        }
        catch (RefusedException refused)
        {
            errors.Add(new ImportError(ColumnOf(columnOf?.Invoke(refused.Field!) ?? refused.Field!), refused.Refusal.Code));
            return default;
        }
    }

    // The domain speaks of two fields where the table has one column.
    private static string ColumnOf(string field) => field is "birthDate" or "birthYear" ? "birth" : field;
}
