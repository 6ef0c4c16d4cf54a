namespace Liaison.Domain.Demonstrations;

/// <summary>A declaration received by one authority. The homes of the organisers are not kept here.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Authority">Who received it, e.g. <c>préfecture de la Somme</c>; one declaration for each authority.</param>
/// <param name="ReceivedDay">Local day on which it was received.</param>
/// <param name="ReceiptNumber">Number of the receipt, given at once.</param>
/// <param name="ReceiptAt">When the receipt was given.</param>
public sealed record Declaration(Guid Id, string Authority, DateOnly ReceivedDay, string ReceiptNumber, DateTimeOffset ReceiptAt);

/// <summary>A street demonstration as the cabinet knows of it; its participants are never listed.</summary>
public sealed record Demonstration
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    /// <summary><c>MA-80-2017-001</c></summary>
    public required string Reference { get; init; }
    /// <summary>The associations that organise it.</summary>
    public required IReadOnlyList<Guid> AssociationIds { get; init; }
    /// <summary>Civil day of the place.</summary>
    public required DateOnly Day { get; init; }
    public TimeOnly? AssemblyTime { get; init; }
    public required string Place { get; init; }
    public required IReadOnlyList<string> Communes { get; init; }
    public required string Purpose { get; init; }
    public IReadOnlyList<Declaration> Declarations { get; init; } = [];
    public DemonstrationStatus Status { get; init; } = DemonstrationStatus.Undeclared;
    /// <summary>Reference of the order that bans it.</summary>
    public string? BanOrder { get; init; }
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Adds a declaration. Codes: <c>demonstration.received_in_future</c>, <c>demonstration.authority_twice</c>.
    /// However late, it is taken: a declaration cannot be refused. [CSI L211-4]</summary>
    public Demonstration Declare(Declaration declaration, DateOnly today)
    {
        var moved = Move(DemonstrationStep.Declaration);
        if (declaration.ReceivedDay > today)
            throw DemonstrationRules.ReceivedInFuture.In("receivedDay");
        if (Declarations.Any(known => string.Equals(known.Authority, declaration.Authority, StringComparison.OrdinalIgnoreCase)))
            throw DemonstrationRules.AuthorityTwice.In("authority");
        return moved with { Declarations = [.. Declarations, declaration] };
    }

    /// <summary>Takes in a declaration and gives its receipt at once: <c>MA-80-2017-001/1</c>. Codes as <see cref="Declare"/>.</summary>
    public Demonstration Receive(string authority, DateOnly receivedDay, DateTimeOffset now, DateOnly today) =>
        Declare(new Declaration(Ids.New(now), authority, receivedDay, $"{Reference}/{Declarations.Count + 1}", now), today);

    /// <summary>The worst timeliness over its declarations by one reading; undeclared where there is none.</summary>
    public Timeliness TimelinessBy(Func<DateOnly, Timeliness> reading) =>
        Declarations.Select(declaration => reading(declaration.ReceivedDay)).DefaultIfEmpty(Timeliness.Undeclared).Max();

    /// <summary>Bans it by a reasoned order. [CSI L211-4] Codes: <c>demonstration.ban_order_required</c>, <c>reason.required</c>.</summary>
    public Demonstration Ban(string order, string reasons)
    {
        var moved = Move(DemonstrationStep.Ban, reasons);
        if (string.IsNullOrWhiteSpace(reasons))
            throw CommonRules.ReasonRequired.In("reasons");
        return string.IsNullOrWhiteSpace(order) ? throw DemonstrationRules.BanOrderRequired.In("order") : moved with { BanOrder = order };
    }

    /// <summary>Records that it took place. Code: <c>demonstration.not_yet</c>.</summary>
    public Demonstration Hold(DateOnly today)
    {
        var moved = Move(DemonstrationStep.Holding);
        return today < Day ? throw DemonstrationRules.NotYet.Because() : moved;
    }

    public Demonstration RecordNotHeld(string? reason) => Move(DemonstrationStep.NotHeld, reason);

    public Demonstration Cancel(string? reason) => Move(DemonstrationStep.Cancellation, reason);

    private Demonstration Move(DemonstrationStep step, string? reason = null) => this with
    {
        Status = DemonstrationLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, DemonstrationLifecycle.Moves.Pass(Status, step, reason)],
    };
}
