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
    public Address? Address { get; init; }
    /// <summary>At most 600 characters; no medical text, no life story. [domain rule 31]</summary>
    public string? SituationSummary { get; init; }
    public IReadOnlyList<Person> Persons { get; init; } = [];
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];
    public int Version { get; init; } = 1;

    /// <summary>What is missing on a day before an item with this question can be admitted; empty when complete.</summary>
    public IReadOnlyList<Gap> GapsOn(DateOnly day, string? question)
    {
        var gaps = new List<Gap>();
        if (Persons.Count == 0 || Persons.Any(person => !person.IsIdentified()))
            gaps.Add(Gap.Identity);
        if (Address?.Department() != PrefectureCode)
            gaps.Add(Gap.Prefecture);
        if (Persons.Any(person => !person.IsMinorOn(day) && !Mandates.Any(m => m.PersonId == person.Id && m.HoldsOn(day))))
            gaps.Add(Gap.Mandate);
        if (string.IsNullOrWhiteSpace(question))
            gaps.Add(Gap.Question);
        if (Address?.IsComplete() != true)
            gaps.Add(Gap.Address);
        return gaps;
    }

    /// <summary>The person of this case. Code: <c>case.unknown_person</c>.</summary>
    public Person Person(Guid id, string field) =>
        Persons.FirstOrDefault(person => person.Id == id) ?? throw CaseRules.UnknownPerson.In(field);
}
