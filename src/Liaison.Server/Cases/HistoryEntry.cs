using System.Text.Json.Serialization;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Server.Journal;

namespace Liaison.Server.Cases;

/// <summary>One thing that happened to a case: on a local day, and at a moment where that is known.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CaseOpened), "caseOpened")]
[JsonDerivedType(typeof(PersonAdded), "personAdded")]
[JsonDerivedType(typeof(MandateGiven), "mandateGiven")]
[JsonDerivedType(typeof(MandateWithdrawn), "mandateWithdrawn")]
[JsonDerivedType(typeof(ItemSubmitted), "itemSubmitted")]
[JsonDerivedType(typeof(ItemMoved), "itemMoved")]
[JsonDerivedType(typeof(PlacedInMeeting), "meeting")]
[JsonDerivedType(typeof(OrientationGiven), "orientation")]
[JsonDerivedType(typeof(DecisionMade), "decision")]
[JsonDerivedType(typeof(UrgencyMoved), "urgency")]
[JsonDerivedType(typeof(Restated), "restated")]
[JsonDerivedType(typeof(OrientationContradicted), "contradiction")]
[JsonDerivedType(typeof(CommitmentMade), "commitmentMade")]
[JsonDerivedType(typeof(CommitmentMoved), "commitmentMoved")]
[JsonDerivedType(typeof(DocumentAdded), "documentAdded")]
[JsonDerivedType(typeof(DocumentRemoved), "documentRemoved")]
[JsonDerivedType(typeof(CaseReferred), "referral")]
[JsonDerivedType(typeof(ReferralMoved), "referralMoved")]
[JsonDerivedType(typeof(LinkMoved), "link")]
public abstract record HistoryEntry(DateOnly Day, DateTimeOffset? At) : IShowsCases
{
    /// <summary>The case to which it happened: for the office, of a household with linked cases any of these. [domain rule 27]</summary>
    public Guid CaseId { get; init; }

    /// <summary>The association that supports that case.</summary>
    public Guid AssociationId { get; init; }

    IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
}

/// <summary>The case was opened.</summary>
public sealed record CaseOpened(DateOnly Day, DateTimeOffset? At) : HistoryEntry(Day, At);

/// <summary>A person joined after the case had been opened.</summary>
public sealed record PersonAdded(DateOnly Day, DateTimeOffset? At, Guid PersonId) : HistoryEntry(Day, At);

/// <summary>A mandate was given.</summary>
public sealed record MandateGiven(DateOnly Day, Guid MandateId, Guid PersonId, MandateScope Scope, DateOnly? EndDay) : HistoryEntry(Day, null);

/// <summary>A mandate was withdrawn.</summary>
public sealed record MandateWithdrawn(DateOnly Day, Guid MandateId, Guid PersonId) : HistoryEntry(Day, null);

/// <summary>The case was put forward with a question; null once the mandate is withdrawn.</summary>
/// <param name="Receipt">Number of the receipt that its association holds.</param>
public sealed record ItemSubmitted(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, string? Question, string? Receipt) : HistoryEntry(Day, At);

/// <summary>An agenda item of the case passed from one status to another.</summary>
/// <param name="Side">Who took the step.</param>
public sealed record ItemMoved(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, AgendaItemStep Step, AgendaItemStatus From, AgendaItemStatus To, Side Side,
    string? Reason) : HistoryEntry(Day, At);

/// <summary>A meeting on whose agenda the case stands or stood; it may lie ahead.</summary>
/// <param name="ItemStatus">What has become of the case's item there.</param>
/// <param name="Position">Its place on the agenda as this reader counts the items he sees; null without a place.</param>
/// <param name="CarryCount">How often it had been put off or not reached before.</param>
/// <param name="PredecessorId">The item that it continues.</param>
public sealed record PlacedInMeeting(DateOnly Day, DateTimeOffset? At, string TimeZone, Guid MeetingId, string Reference, MeetingStatus Status,
    Guid AgendaItemId, AgendaItemStatus ItemStatus, int? Position, int CarryCount, Guid? PredecessorId) : HistoryEntry(Day, At);

/// <summary>The case was examined: one orientation for each person that it then had.</summary>
/// <param name="AssociationView">What the association argued; null as well once the mandate is withdrawn.</param>
/// <param name="OfficeView">What the office argued; null as well once the mandate is withdrawn.</param>
public sealed record OrientationGiven(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, Guid? MeetingId, Orientation Orientation,
    ReasonCategory? ReasonCategory, IReadOnlyList<PersonOrientation> Persons, string? AssociationView, string? OfficeView) : HistoryEntry(Day, At);

/// <summary>For the office: a decision contradicts what a meeting had said in favour. [domain rule 17]</summary>
public sealed record OrientationContradicted(DateOnly Day, Guid DecisionId, Guid AgendaItemId, Guid? MeetingId, DateOnly ExaminedDay,
    IReadOnlyList<Guid> PersonIds) : HistoryEntry(Day, null);

/// <summary>Something was promised when the case was examined.</summary>
/// <param name="Side">Who promised.</param>
/// <param name="Owner">Function that answers for it; null once the mandate is withdrawn.</param>
/// <param name="Text">Null once the mandate is withdrawn.</param>
/// <param name="Status">Where it stands now.</param>
public sealed record CommitmentMade(DateOnly Day, DateTimeOffset? At, Guid CommitmentId, Side Side, string? Owner, string? Text, DateOnly DueDay,
    CommitmentStatus Status, Guid? MeetingId) : HistoryEntry(Day, At);

/// <summary>One side stated what became of a commitment, contested that, or moved its due day.</summary>
/// <param name="Side">Who took the step.</param>
/// <param name="Reason">Null as well once the mandate is withdrawn.</param>
public sealed record CommitmentMoved(DateOnly Day, DateTimeOffset? At, Guid CommitmentId, CommitmentStep Step, CommitmentStatus To, Side Side,
    string? Reason) : HistoryEntry(Day, At);

/// <summary>A document was attached that this reader may know of.</summary>
/// <param name="Side">Who added it.</param>
/// <param name="Title">Null where it was removed, or hidden with its person.</param>
public sealed record DocumentAdded(DateOnly Day, DateTimeOffset? At, Guid DocumentId, DocumentKind Document, Side Side, string? Title) : HistoryEntry(Day, At);

/// <summary>The content of such a document was removed.</summary>
/// <param name="Reason">Null as well where it is hidden with its person.</param>
public sealed record DocumentRemoved(DateOnly Day, DateTimeOffset? At, Guid DocumentId, DocumentKind Document, Side Side, string? Reason) : HistoryEntry(Day, At);

/// <summary>The case was brought to the cabinet and referred to a technical meeting.</summary>
/// <param name="Origin">Reference of the audience request or of the audience.</param>
/// <param name="Status">Where the referral stands now.</param>
public sealed record CaseReferred(DateOnly Day, Guid ReferralId, string Number, string Origin, ReferralStatus Status) : HistoryEntry(Day, null);

/// <summary>The referral passed from one status to another.</summary>
public sealed record ReferralMoved(DateOnly Day, DateTimeOffset? At, Guid ReferralId, string Number, ReferralStep Step, ReferralStatus To, Side Side,
    string? Reason) : HistoryEntry(Day, At);

/// <summary>For the office: the case was linked with another of the same household, or a link was undone.</summary>
public sealed record LinkMoved(DateOnly Day, DateTimeOffset? At, Guid LinkId, Guid OtherCaseId, CaseLinkStep Step, string? Reason) : HistoryEntry(Day, At);

/// <summary>A decision was made.</summary>
/// <param name="Article">The article in force on that day.</param>
public sealed record DecisionMade(DateOnly Day, Guid DecisionId, Guid? PersonId, DecisionKind Decision, DateOnly? NotifiedDay, string? Article,
    bool IsRegularisation) : HistoryEntry(Day, null);

/// <summary>The case was flagged as urgent, or the flag was taken away.</summary>
/// <param name="Urgency">Why it was urgent.</param>
/// <param name="Side">Who took the step.</param>
/// <param name="Reason">Null as well once the mandate is withdrawn.</param>
public sealed record UrgencyMoved(DateOnly Day, DateTimeOffset? At, UrgencyStep Step, UrgencyKind Urgency, Side Side, string? Reason) : HistoryEntry(Day, At);

/// <summary>What is stated of a person, or of the household, was stated anew.</summary>
/// <param name="PersonId">Null for address and summary.</param>
/// <param name="Side">Who did so.</param>
/// <param name="RectificationId">The correction of which it was part, if it was.</param>
public sealed record Restated(DateOnly Day, DateTimeOffset? At, Guid? PersonId, Side Side, Guid? RectificationId) : HistoryEntry(Day, At);
