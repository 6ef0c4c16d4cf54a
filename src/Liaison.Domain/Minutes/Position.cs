namespace Liaison.Domain.Minutes;

/// <summary>What an association says of a circulated text. [domain rule 22]</summary>
public enum Position
{
    /// <summary>Nothing: silence is no agreement.</summary>
    None,
    /// <summary>It has observed and not taken position.</summary>
    Observed,
    Approved,
    /// <summary>With reservations, which it states.</summary>
    ApprovedWithReservations,
    /// <summary>It contests the text, and states why.</summary>
    Contested,
}

/// <summary>What follows from the positions of all.</summary>
public enum MinutesResult
{
    /// <summary>Nobody has observed anything.</summary>
    NoObservation,
    /// <summary>Observed, and approved by nobody.</summary>
    Observed,
    /// <summary>Some have approved, nobody contests; others were silent or only observed.</summary>
    ApprovedInPart,
    Approved,
    /// <summary>By all, some of them with reservations.</summary>
    ApprovedWithReservations,
    /// <summary>At least one contests it.</summary>
    Contested,
}

/// <summary>The position of one association on the text of one round.</summary>
/// <param name="Statement">Its reservations, or why it contests. Read by everybody who reads the minutes.</param>
public sealed record AssociationPosition(Guid AssociationId, Position Position, string? Statement = null)
{
    /// <summary>A position that an association takes. Codes: <c>minutes.not_a_position</c>, <c>minutes.statement_required</c>.</summary>
    public static AssociationPosition Taken(Guid associationId, Position position, string? statement)
    {
        if (position is Position.None or Position.Observed)
            throw MinutesRules.NotAPosition.In("position");
        if (position is not Position.Approved && string.IsNullOrWhiteSpace(statement))
            throw MinutesRules.StatementRequired.In("statement");
        return new AssociationPosition(associationId, position, string.IsNullOrWhiteSpace(statement) ? null : statement);
    }

    /// <summary>The result that follows from the positions of all associations invited.</summary>
    public static MinutesResult ResultOf(IReadOnlyCollection<Position> positions)
    {
        var approving = positions.Count(position => position is Position.Approved or Position.ApprovedWithReservations);
        return positions.Contains(Position.Contested) ? MinutesResult.Contested
            : approving == 0 ? positions.Contains(Position.Observed) ? MinutesResult.Observed : MinutesResult.NoObservation
            : approving < positions.Count ? MinutesResult.ApprovedInPart
            : positions.Contains(Position.ApprovedWithReservations) ? MinutesResult.ApprovedWithReservations : MinutesResult.Approved;
    }
}
