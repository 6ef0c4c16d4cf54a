namespace Liaison.Domain.Imports;

/// <summary>How far an import is.</summary>
public enum ImportStatus
{
    /// <summary>Read and checked; nothing is recorded yet.</summary>
    Draft,
    /// <summary>Some of its households are cases already, others wait.</summary>
    Committing,
    /// <summary>Every row is a person of a case, or was left out.</summary>
    Committed,
    /// <summary>Discarded; its rows are gone.</summary>
    Withdrawn,
}

/// <summary>A step of an import, named as its route.</summary>
public enum ImportStep
{
    /// <summary>Some more of its households become cases.</summary>
    Commit,
    /// <summary>It is discarded.</summary>
    Withdrawal,
    /// <summary>A row is stated anew.</summary>
    Correction,
    /// <summary>No row waits any more.</summary>
    Completion,
}

/// <summary>The moves of an import.</summary>
public static class ImportLifecycle
{
    public static readonly Lifecycle<ImportStatus, ImportStep> Moves = new(ImportRules.StepNotAllowed,
        (ImportStatus.Draft, ImportStep.Commit, ImportStatus.Committing),
        (ImportStatus.Draft, ImportStep.Withdrawal, ImportStatus.Withdrawn),
        (ImportStatus.Draft, ImportStep.Correction, ImportStatus.Draft),
        (ImportStatus.Committing, ImportStep.Commit, ImportStatus.Committing),
        (ImportStatus.Committing, ImportStep.Correction, ImportStatus.Committing),
        (ImportStatus.Committing, ImportStep.Completion, ImportStatus.Committed))
    {
        // A correction is made to a row, at an address of its own.
        Consequences = [ImportStep.Correction, ImportStep.Completion],
    };
}

/// <summary>A table of cases that an association, or the office for one, brings in.</summary>
public sealed record Import
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    /// <summary>The association that brought it; null for the office.</summary>
    public Guid? OwnerId { get; init; }
    /// <summary>The association whose cases it opens.</summary>
    public required Guid AssociationId { get; init; }
    public ImportStatus Status { get; init; } = ImportStatus.Draft;
    public required DateTimeOffset MadeAt { get; init; }
    /// <summary>When it, its rows and its receipts are deleted.</summary>
    public required DateTimeOffset KeptUntil { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>A new import.</summary>
    public static Import New(string prefectureCode, Guid? ownerId, Guid associationId, DateTimeOffset now) => new()
    {
        Id = Ids.New(now), PrefectureCode = prefectureCode, OwnerId = ownerId, AssociationId = associationId, MadeAt = now,
        KeptUntil = now.AddDays(ImportRules.DraftDays),
    };

    /// <summary>Some of its households become cases now. Codes: <c>import.step_not_allowed</c>, <c>import.rows_faulty</c> where it has not begun and rows
    /// are to be corrected first.</summary>
    /// <param name="faulty">How many rows are to be corrected.</param>
    public Import Commit(int faulty, DateTimeOffset now)
    {
        var committing = this with { Status = ImportLifecycle.Moves.After(Status, ImportStep.Commit), KeptUntil = now.AddDays(ImportRules.ReceiptDays) };
        return Status == ImportStatus.Draft && faulty > 0 ? throw ImportRules.RowsFaulty.Because(("count", faulty)) : committing;
    }

    /// <summary>What it is once no row waits any more, and itself while some do.</summary>
    /// <param name="waiting">How many rows are neither committed nor left out.</param>
    public Import After(int waiting) => waiting > 0 ? this : this with { Status = ImportLifecycle.Moves.After(Status, ImportStep.Completion) };

    /// <summary>Discards it. Code: <c>import.step_not_allowed</c>.</summary>
    public Import Withdraw() => this with { Status = ImportLifecycle.Moves.After(Status, ImportStep.Withdrawal) };

    /// <summary>Makes sure that a row may be stated anew. Codes: <c>import.step_not_allowed</c>, <c>import.row_committed</c>.</summary>
    public Import Correct(ImportRowState row) => this with
    {
        Status = row == ImportRowState.Committed && Status == ImportStatus.Committing ? throw ImportRules.RowCommitted.Because()
            : ImportLifecycle.Moves.After(Status, ImportStep.Correction),
    };
}
