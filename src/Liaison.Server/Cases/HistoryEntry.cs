using System.Text.Json.Serialization;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;

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
public abstract record HistoryEntry(DateOnly Day, DateTimeOffset? At);

/// <summary>The case was opened.</summary>
public sealed record CaseOpened(DateOnly Day, DateTimeOffset? At) : HistoryEntry(Day, At);

/// <summary>A person joined after the case had been opened.</summary>
public sealed record PersonAdded(DateOnly Day, DateTimeOffset? At, Guid PersonId) : HistoryEntry(Day, At);

/// <summary>A mandate was given.</summary>
public sealed record MandateGiven(DateOnly Day, Guid MandateId, Guid PersonId, MandateScope Scope, DateOnly? EndDay) : HistoryEntry(Day, null);

/// <summary>A mandate was withdrawn.</summary>
public sealed record MandateWithdrawn(DateOnly Day, Guid MandateId, Guid PersonId) : HistoryEntry(Day, null);

/// <summary>The case was put forward with a question; null once the mandate is withdrawn.</summary>
public sealed record ItemSubmitted(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, string? Question) : HistoryEntry(Day, At);

/// <summary>An agenda item of the case passed from one status to another.</summary>
/// <param name="Side">Who took the step.</param>
public sealed record ItemMoved(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, AgendaItemStep Step, AgendaItemStatus From, AgendaItemStatus To, Side Side,
    string? Reason) : HistoryEntry(Day, At);

/// <summary>A meeting on whose agenda the case stands or stood; it may lie ahead.</summary>
/// <param name="ItemStatus">What has become of the case's item there.</param>
public sealed record PlacedInMeeting(DateOnly Day, DateTimeOffset? At, string TimeZone, Guid MeetingId, string Reference, MeetingStatus Status,
    Guid AgendaItemId, AgendaItemStatus ItemStatus) : HistoryEntry(Day, At);

/// <summary>The case was examined: one orientation for each person that it then had.</summary>
public sealed record OrientationGiven(DateOnly Day, DateTimeOffset? At, Guid AgendaItemId, Guid? MeetingId, Orientation Orientation,
    ReasonCategory? ReasonCategory, IReadOnlyList<PersonOrientation> Persons) : HistoryEntry(Day, At);

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
