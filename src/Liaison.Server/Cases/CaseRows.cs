using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Protection;

namespace Liaison.Server.Cases;

/// <summary>A row of cases. What is said of the household is sealed under the key of the case.</summary>
internal sealed record CaseRow
{
    public const string Columns = "id, prefecture_code, association_id, reference, created_at AS opened_at, sealed, version, certificate";

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public required string Reference { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public byte[]? Sealed { get; init; }
    public int Version { get; init; }
    /// <summary>The certificate under which the case was destroyed; its row is a tombstone then.</summary>
    public string? Certificate { get; init; }

    private sealed record Content(Address? Address = null, string? SituationSummary = null);

    /// <summary>What is sealed of a case.</summary>
    /// <param name="field">Under which name: what is stated now does not open as what was stated before.</param>
    public static byte[] Seal(Session db, Case household, string field = "case") =>
        db.Seal(household.Id, field, new Content(household.Address, household.SituationSummary));

    /// <summary>Address and summary, opened.</summary>
    public static (Address? Address, string? SituationSummary) Open(Session db, Guid caseId, byte[]? envelope, string field)
    {
        var content = db.Open<Content>(caseId, field, envelope);
        return (content?.Address, content?.SituationSummary);
    }

    public Case ToCase(Session db, IEnumerable<PersonRow> persons, IEnumerable<MandateRow> mandates)
    {
        var content = db.Open<Content>(Id, "case", Sealed);
        return new Case
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Reference = Reference, OpenedAt = OpenedAt,
            Address = content?.Address, SituationSummary = content?.SituationSummary, Version = Version, Restricted = db.Masks(Id),
            Persons = [.. persons.Select(person => person.ToPerson(db))], Mandates = [.. mandates.Select(mandate => mandate.ToMandate(db))],
        };
    }
}

/// <summary>A row of persons.</summary>
internal sealed record PersonRow
{
    public const string Columns = "id, case_id, sealed";

    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public byte[]? Sealed { get; init; }

    private sealed record Content(string FamilyName = "", string GivenNames = "", DateOnly? BirthDate = null, int? BirthYear = null,
        IReadOnlyList<string>? Nationalities = null, string? GroundKey = null, string? Agdref = null, bool StatedMinor = false);

    /// <summary>What is sealed of a person.</summary>
    /// <param name="field">Under which name: what is stated now does not open as what was stated before.</param>
    public static byte[] Seal(Session db, Guid caseId, Person person, string field = "person") => db.Seal(caseId, field, new Content(person.FamilyName,
        person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities, person.GroundKey, person.Agdref, person.StatedMinor));

    public Person ToPerson(Session db) => Open(db, CaseId, Id, Sealed, "person");

    /// <summary>A person of what was sealed of him.</summary>
    public static Person Open(Session db, Guid caseId, Guid id, byte[]? envelope, string field) => Show(id, db.Open<Content>(caseId, field, envelope));

    /// <summary>A person outside a request.</summary>
    public static Person Read(Safe safe, string prefecture, Guid caseId, Guid id, byte[]? envelope) =>
        Show(id, safe.Open<Content>(prefecture, caseId, "person", envelope));

    private static Person Show(Guid id, Content? known)
    {
        var content = known ?? new Content();
        return new Person
        {
            Id = id, FamilyName = content.FamilyName, GivenNames = content.GivenNames, BirthDate = content.BirthDate, BirthYear = content.BirthYear,
            Nationalities = content.Nationalities ?? [], GroundKey = content.GroundKey, Agdref = content.Agdref, StatedMinor = content.StatedMinor,
        };
    }
}

/// <summary>A row of mandates.</summary>
internal sealed record MandateRow
{
    public const string Columns = $"{Shown}, sealed";

    /// <summary>What lists need: whether it holds.</summary>
    public const string Shown = "id, case_id, person_id, scope, risk_informed, given_day, end_day, withdrawn_day";

    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    public MandateScope Scope { get; init; }
    public bool RiskInformed { get; init; }
    public required DateOnly GivenDay { get; init; }
    public DateOnly? EndDay { get; init; }
    public DateOnly? WithdrawnDay { get; init; }
    public byte[]? Sealed { get; init; }

    private sealed record Content(string Language = "", string? ProofReference = null);

    /// <summary>What is sealed of a mandate.</summary>
    public static byte[] Seal(Session db, Guid caseId, Mandate mandate) =>
        db.Seal(caseId, "mandate", new Content(mandate.Language, mandate.ProofReference));

    public Mandate ToMandate(Session db)
    {
        var content = db.Open<Content>(CaseId, "mandate", Sealed) ?? new Content();
        return new Mandate
        {
            Id = Id, PersonId = PersonId, Scope = Scope, RiskInformed = RiskInformed, Language = content.Language, GivenDay = GivenDay, EndDay = EndDay,
            ProofReference = content.ProofReference, WithdrawnDay = WithdrawnDay,
        };
    }
}
