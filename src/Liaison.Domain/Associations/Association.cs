namespace Liaison.Domain.Associations;

/// <summary>Whether an association works with the prefecture at present.</summary>
public enum AssociationStatus
{
    /// <summary>It may request, submit and write.</summary>
    Active,
    /// <summary>It reads, and writes nothing.</summary>
    Suspended,
    /// <summary>It has ended its work here.</summary>
    Closed,
}

/// <summary>A step in the life of an association's registration, named as its route.</summary>
public enum AssociationStep
{
    /// <summary>The office suspends it, with a reason.</summary>
    Suspension,
    /// <summary>The office lifts the suspension.</summary>
    Reinstatement,
    /// <summary>The office closes the registration, with a reason.</summary>
    Closing,
}

/// <summary>An association that supports foreigners, as registered with one prefecture.</summary>
public sealed record Association
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required string Name { get; init; }
    /// <summary>Number in the national register of associations, e.g. <c>W802001234</c>.</summary>
    public string? Rna { get; init; }
    /// <summary>Nine digits, Luhn.</summary>
    public string? Siren { get; init; }
    /// <summary>Entry in the court register of Alsace-Moselle, which has no RNA.</summary>
    public string? CourtRegister { get; init; }
    /// <summary>The registered association that stands for a collective without status of its own.</summary>
    public Guid? SponsorId { get; init; }
    public AssociationStatus Status { get; init; } = AssociationStatus.Active;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The association with its identifiers checked. Codes: <c>association.rna_invalid</c>, <c>association.siren_invalid</c>.</summary>
    public Association Checked()
    {
        if (Rna is not null && !AssociationRules.IsRna(Rna))
            throw AssociationRules.RnaInvalid.In("rna");
        if (Siren is not null && !AssociationRules.IsSiren(Siren))
            throw AssociationRules.SirenInvalid.In("siren");
        return this;
    }

    public Association Suspend(string reason) => Move(AssociationStep.Suspension, CommonRules.Reason(reason));

    public Association Reinstate() => Move(AssociationStep.Reinstatement);

    public Association Close(string reason) => Move(AssociationStep.Closing, CommonRules.Reason(reason));

    private Association Move(AssociationStep step, string? reason = null) => this with
    {
        Status = AssociationLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, AssociationLifecycle.Moves.Pass(Status, step, reason)],
    };
}
