using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;

namespace Liaison.Server.Rights;

/// <summary>What was taken out of the texts of an export.</summary>
/// <param name="Persons">How often the name of somebody else was taken out of a text.</param>
/// <param name="Associations">How often the name of an association was to which she has given no mandate.</param>
/// <param name="Passages">How often a passage was masked since it would harm somebody else. [art. 15(4)]</param>
public sealed record MaskedCount(int Persons, int Associations, int Passages);

/// <summary>What is known of the person in one case.</summary>
/// <param name="Association">Name of the association that has it, where she has given it a mandate.</param>
/// <param name="Links">When and why an agent took it for a case of the same household as another in which she stands.</param>
/// <param name="Former">What was stated before of her, and of address and summary.</param>
public sealed record CaseExport(Guid CaseId, string Reference, string Association, DateTimeOffset OpenedAt, IdentityExport Identity, Address? Address,
    string? SituationSummary, IReadOnlyList<FormerExport> Former, IReadOnlyList<RectificationExport> Rectifications,
    IReadOnlyList<RestrictionExport> Restrictions, IReadOnlyList<MandateExport> Mandates, IReadOnlyList<ItemExport> Items,
    IReadOnlyList<DecisionExport> Decisions, IReadOnlyList<DocumentExport> Documents, IReadOnlyList<StepExport> Urgencies, IReadOnlyList<DeadlineView> Deadlines,
    IReadOnlyList<ReferralExport> Referrals, IReadOnlyList<ImportExport> Imports, IReadOnlyList<StepExport> Links,
    IReadOnlyList<StepExport> Holds, RetentionExport Retention,
    IReadOnlyList<RecipientExport> Recipients);

/// <param name="GroundCode">The article that holds the ground put forward today, or the last one that did.</param>
/// <param name="Agdref">Whole: it is her own.</param>
public sealed record IdentityExport(string FamilyName, string GivenNames, DateOnly? BirthDate, int? BirthYear, IReadOnlyList<string> Nationalities,
    string? GroundCode, string? Agdref, bool Minor);

/// <summary>What was stated before; of the household where there is no identity.</summary>
/// <param name="ReplacedSide">Who stated it anew.</param>
public sealed record FormerExport(DateTimeOffset ReplacedAt, Side ReplacedSide, IdentityExport? Identity, Address? Address, string? SituationSummary);

/// <summary>A correction, or its refusal.</summary>
public sealed record RectificationExport(RectificationStatus Status, AskedBy AskedBy, DateOnly ReceivedDay, DateTimeOffset DecidedAt, string? Reason, string? Statement);

/// <summary>A time in which the case was not to be used.</summary>
public sealed record RestrictionExport(RestrictionGround Ground, DateOnly FromDay, DateOnly? ToldDay, RestrictionStatus Status, IReadOnlyList<StepExport> Steps);

/// <summary>A mandate that she gave.</summary>
public sealed record MandateExport(MandateScope Scope, bool RiskInformed, string Language, DateOnly GivenDay, DateOnly? EndDay, DateOnly? WithdrawnDay,
    string? ProofReference);

/// <summary>One step of something.</summary>
/// <param name="Side">Who took it.</param>
public sealed record StepExport(string Step, DateTimeOffset At, Side Side, string? Reason);

/// <summary>The case on an agenda, or waiting for one.</summary>
/// <param name="Orientation">Hers.</param>
/// <param name="Receipt">The receipt with which the case was submitted.</param>
/// <param name="Said">What was written of it in the minutes, each wording, observation and reply, oldest first.</param>
public sealed record ItemExport(DateTimeOffset SubmittedAt, AgendaItemStatus Status, string? Question, string? LateReason, MeetingExport? Meeting,
    Orientation? Orientation, ReasonCategory? ReasonCategory, string? AssociationView, string? OfficeView, ReceiptExport? Receipt,
    IReadOnlyList<CommitmentExport> Commitments, IReadOnlyList<SaidExport> Said, IReadOnlyList<StepExport> Steps);

/// <summary>What one side wrote in minutes.</summary>
public sealed record SaidExport(DateTimeOffset At, Side Side, string? Text);

public sealed record MeetingExport
{
    public required string Reference { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required MeetingStatus Status { get; init; }
}

/// <param name="Hash">SHA-256 of what was submitted.</param>
public sealed record ReceiptExport(string Number, DateTimeOffset At, string Hash, string? Summary);

/// <summary>What one side promised; not by whom.</summary>
public sealed record CommitmentExport(Side Side, string? Text, DateOnly DueDay, CommitmentStatus Status);

/// <summary>An administrative act on her, or on the whole household.</summary>
public sealed record DecisionExport(DecisionKind Kind, DateOnly MadeDay, DateOnly? NotifiedDay, string? Article, bool WholeHousehold);

/// <summary>A document on her, or on the whole household. What an association attached for its own side the office does not know.</summary>
/// <param name="Hash">SHA-256 of the content; null once it was removed.</param>
public sealed record DocumentExport(DocumentKind Kind, string? Title, Side Side, DateTimeOffset AddedAt, string MediaType, int Bytes, string? Hash, DocumentStatus Status,
    bool WholeHousehold);

/// <summary>The case was brought to the cabinet, and sent on to a technical meeting.</summary>
/// <param name="Label">As the cabinet wrote it down.</param>
public sealed record ReferralExport(string Number, ReferralStatus Status, string? Label, string? Reason);

/// <summary>The table from which the case came.</summary>
/// <param name="BySide">Who brought it.</param>
public sealed record ImportExport(DateTimeOffset MadeAt, Side BySide, DateTimeOffset CommittedAt);

/// <summary>How long it is kept.</summary>
/// <param name="LastActDay">The local day from which it is counted.</param>
/// <param name="EndDay">From then on it may be destroyed, unless something happens before.</param>
/// <param name="Held">It is not, as long as a legal hold or a restriction lasts.</param>
public sealed record RetentionExport(RetentionCategory Category, int Months, DateOnly LastActDay, DateOnly EndDay, bool Held);

/// <summary>Who was shown the case or changed it, by organisation and role; agents are not named. [CJEU C-579/21]</summary>
/// <param name="Organisation">The prefecture, or an association.</param>
/// <param name="Role">In that organisation.</param>
/// <param name="Times">How often, as far back as the journal tells.</param>
public sealed record RecipientExport(string Organisation, string Role, DateOnly FirstDay, DateOnly LastDay, int Times);
