using static Liaison.Domain.Audiences.AudienceStatus;
using Step = Liaison.Domain.Audiences.AudienceStep;

namespace Liaison.Domain.Audiences;

/// <summary>Where an audience stands.</summary>
public enum AudienceStatus
{
    /// <summary>It has a date.</summary>
    Planned,
    /// <summary>It took place.</summary>
    Held,
    /// <summary>Its note is written.</summary>
    Noted,
    /// <summary>It was called off.</summary>
    Cancelled,
}

/// <summary>A step of an audience, named as its route.</summary>
public enum AudienceStep
{
    /// <summary>It took place.</summary>
    Holding,
    /// <summary>Its note is written.</summary>
    Note,
    /// <summary>It is called off, with a reason.</summary>
    Cancellation,
}

/// <summary>Who receives in an audience.</summary>
public enum AudienceHost
{
    /// <summary>The préfet.</summary>
    Prefect,
    /// <summary>The directeur de cabinet.</summary>
    DirectorOfCabinet,
    /// <summary>The secrétaire général.</summary>
    SecretaryGeneral,
    /// <summary>A sous-préfet.</summary>
    SubPrefect,
    /// <summary>Other cabinet staff.</summary>
    CabinetStaff,
}

/// <summary>Those present on one side: function and number, never names. [domain rule 4b]</summary>
public sealed record AudiencePresence(Side Side, string Function, int Count);

/// <summary>What an audience leaves behind: topics of the closed list and who was there. There is no place for a case. [domain rule 3]</summary>
/// <param name="Topics">The matters spoken of.</param>
/// <param name="Present">Those present.</param>
/// <param name="Speaker">The delegation's speaker; purged after three months.</param>
public sealed record AudienceNote(IReadOnlyList<AudienceTopic> Topics, IReadOnlyList<AudiencePresence> Present, string? Speaker);

/// <summary>An audience of the cabinet with a delegation. It examines no individual case; the type has no place for one.</summary>
public sealed record Audience
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public required Guid RequestId { get; init; }
    /// <summary><c>AU-80-2017-001</c></summary>
    public required string Reference { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    /// <summary>Local day of the prefecture.</summary>
    public required DateOnly Day { get; init; }
    public required string Place { get; init; }
    public required AudienceHost ReceivedBy { get; init; }
    public AudienceNote? Note { get; init; }
    public AudienceStatus Status { get; init; } = Planned;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Records that it took place. Code: <c>audience.not_yet</c>.</summary>
    public Audience Hold(DateOnly today)
    {
        var moved = Move(Step.Holding);
        return today < Day ? throw AudienceRules.NotYet.Because() : moved;
    }

    /// <summary>Writes its note; cases raised there are not examined, they are referred to the association's next technical meeting.
    /// Code: <c>audience.labels_exceed_count</c>. [domain rule 5]</summary>
    public (Audience Audience, IReadOnlyList<Referral> Referrals) Write(AudienceNote note, int raisedCount, IReadOnlyList<string> raisedLabels,
        DateTimeOffset now, int year)
    {
        var moved = Move(Step.Note) with { Note = note };
        if (raisedLabels.Count > raisedCount)
            throw AudienceRules.LabelsExceedCount.In("raisedLabels");
        Referral Refer() => Referral.From(this, now, year);
        return (moved,
        [
            .. raisedLabels.Select(label => Refer() with { Label = label }),
            .. Enumerable.Range(0, raisedCount - raisedLabels.Count).Select(_ => Refer()),
        ]);
    }

    public Audience Cancel(string reason) => Move(Step.Cancellation, CommonRules.Reason(reason));

    private Audience Move(Step step, string? reason = null) => this with
    {
        Status = AudienceLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, AudienceLifecycle.Moves.Pass(Status, step, reason)],
    };
}

/// <summary>The moves of an audience.</summary>
public static class AudienceLifecycle
{
    public static readonly Lifecycle<AudienceStatus, Step> Moves = new(AudienceRules.StepNotAllowed,
        (Planned, Step.Holding, Held),
        (Held, Step.Note, Noted),
        (Planned, Step.Cancellation, Cancelled));
}
