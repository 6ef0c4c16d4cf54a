namespace Liaison.Domain.Cases;

/// <summary>What a case still lacks before an item on it can be admitted. [domain rule 12]</summary>
public enum Gap
{
    /// <summary>A person without a name, a time of birth or a nationality, or no person at all.</summary>
    Identity,
    /// <summary>The address does not show this prefecture to be competent.</summary>
    Prefecture,
    /// <summary>An adult without a mandate that holds.</summary>
    Mandate,
    /// <summary>No question is put.</summary>
    Question,
    /// <summary>No complete postal address.</summary>
    Address,
}

/// <summary>The situation of one household that an association supports.</summary>
public sealed record Case
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary>Random, not countable: <c>DO-80-2017-7F3K9QXM</c>.</summary>
    public required string Reference { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public Address? Address { get; init; }
    /// <summary>At most 600 characters; no medical text, no life story. [domain rule 31]</summary>
    public string? SituationSummary { get; init; }
    public IReadOnlyList<Person> Persons { get; init; } = [];
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];
    public int Version { get; init; } = 1;
    /// <summary>Its processing is restricted: who reads it so is shown nothing of the household. [GDPR art. 18]</summary>
    public bool Restricted { get; init; }

    /// <summary>What is missing on a day before an item with this question can be admitted; empty when complete.</summary>
    public IReadOnlyList<Gap> GapsOn(DateOnly day, string? question)
    {
        var gaps = new List<Gap>();
        if (Persons.Count == 0 || Persons.Any(person => !person.IsIdentified()))
            gaps.Add(Gap.Identity);
        if (Address?.Department() != PrefectureCode)
            gaps.Add(Gap.Prefecture);
        if (Persons.Any(person => LacksMandate(person, day)))
            gaps.Add(Gap.Mandate);
        if (string.IsNullOrWhiteSpace(question))
            gaps.Add(Gap.Question);
        if (Address?.IsComplete() != true)
            gaps.Add(Gap.Address);
        return gaps;
    }

    /// <summary>A new reference: <c>DO-80-2017-7F3K9QXM</c>.</summary>
    public static string NewReference(string prefectureCode, int year) => $"DO-{prefectureCode}-{year}-{Ids.RandomCode()}";

    /// <summary>The case with one more person. Code: <c>case.too_many_persons</c>.</summary>
    public Case Add(Person person) => Persons.Count < CaseRules.MaxPersons
        ? this with { Persons = [.. Persons, person] }
        : throw CaseRules.TooManyPersons.Because(("max", CaseRules.MaxPersons));

    /// <summary>Whether a person is of age on a day and has no mandate that holds.</summary>
    public bool LacksMandate(Person person, DateOnly day) =>
        !person.IsMinorOn(day) && !Mandates.Any(mandate => mandate.PersonId == person.Id && mandate.HoldsOn(day));

    /// <summary>Whether a withdrawn mandate, or a restriction, hides a person on a day; a child without a mandate is hidden with the whole household. [domain rule 28]</summary>
    public bool Hides(Person person, DateOnly day)
    {
        var own = Mandates.Where(mandate => mandate.PersonId == person.Id).ToList();
        return Restricted || (own.Count == 0 ? HidesAll(day) : AreWithdrawn(own, day));
    }

    /// <summary>Whether no mandate of the household holds any more, one having been withdrawn; or it is restricted.</summary>
    public bool HidesAll(DateOnly day) => Restricted || AreWithdrawn(Mandates, day);

    /// <summary>Whether what speaks of one person, or of the whole household where none is named, is hidden on a day. Code: <c>case.unknown_person</c>.
    /// [domain rule 28]</summary>
    public bool HidesOf(Guid? personId, DateOnly day) => personId is { } id ? Hides(Person(id, "personId"), day) : HidesAll(day);

    /// <summary>Whether what was written of the household, and of one person of it where one is named, is hidden on a day: with the whole household even where the
    /// person alone would not be. Who is not of the case any more hides nothing.</summary>
    public bool HidesAllOr(Guid? personId, DateOnly day) => HidesAll(day) || Persons.Any(person => person.Id == personId && Hides(person, day));

    /// <summary>The person of this case. Code: <c>case.unknown_person</c>.</summary>
    public Person Person(Guid id, string field) =>
        Persons.FirstOrDefault(person => person.Id == id) ?? throw CaseRules.UnknownPerson.In(field);

    /// <summary>How a minor of this case comes of age; null before that is <see cref="ComingOfAge.AlertMonths"/> months away, from the day itself
    /// on, and of whom a withdrawn mandate hides. [domain rule 29]</summary>
    public ComingOfAge? ComesOfAge(Person person, DateOnly day)
    {
        if (person.BirthdayYear(CaseRules.AgeOfMajority) is not { } year || !person.IsMinorOn(day) || Hides(person, day))
            return null;
        var birthday = person.Birthday(CaseRules.AgeOfMajority);
        var alert = (birthday ?? new DateOnly(year, 1, 1)).AddMonths(-ComingOfAge.AlertMonths);
        var holds = Mandates.Any(mandate => mandate.PersonId == person.Id && mandate.HoldsOn(birthday ?? new DateOnly(year, 12, 31)));
        return day < alert ? null : new ComingOfAge(person.Id, birthday, year, NeedsOwnMandate: !holds);
    }

    /// <summary>The persons who are minors on one day and of age on a later one, apart from those whom a withdrawn mandate hides by then.</summary>
    public IEnumerable<Person> ComeOfAgeBetween(DateOnly first, DateOnly last) =>
        Persons.Where(person => person.IsMinorOn(first) && !person.IsMinorOn(last) && !Hides(person, last));

    /// <summary>Whether none of these mandates holds any more, one having been withdrawn.</summary>
    public static bool AreWithdrawn(IReadOnlyList<Mandate> mandates, DateOnly day) =>
        mandates.Any(mandate => mandate.WithdrawnDay <= day) && !mandates.Any(mandate => mandate.HoldsOn(day));
}
