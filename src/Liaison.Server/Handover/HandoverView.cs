using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;

namespace Liaison.Server.Handover;

/// <summary>What there is of one association, for somebody who takes over.</summary>
/// <param name="NextMeetings">Those to come or under way, the nearest first.</param>
/// <param name="MinutesToConclude">Those that were held and whose minutes are no edition yet, the oldest first.</param>
/// <param name="PromisedAt">The open commitments by the meeting at which they were made.</param>
/// <param name="Details">What stands behind the counts, for the foreigners office; null for whoever may know no case.</param>
public sealed record OfAssociation(Guid AssociationId, string Name, HandoverCounts Counts, IReadOnlyList<ComingMeeting> NextMeetings,
    IReadOnlyList<ComingMeeting> MinutesToConclude, IReadOnlyList<PromisedAt> PromisedAt, HandoverDetails? Details);

/// <param name="OpenCommitments">Of the prefecture.</param>
/// <param name="OverdueCommitments">Those of them whose due day has passed.</param>
/// <param name="AssociationCommitments">Open ones of the association.</param>
/// <param name="CarriedItems">Items that wait after two carry-overs or more. [domain rule 15]</param>
/// <param name="Contradictions">Decisions against a favourable orientation that nothing has settled since. [domain rule 17]</param>
/// <param name="PendingReferrals">Cases referred by the cabinet that have no place on an agenda.</param>
/// <param name="OpenRequests">Meeting requests without an answer.</param>
/// <param name="RequestsNearDeemedRejection">Those of them that silence refuses within 14 days, or has refused. [domain rule 8]</param>
/// <param name="UrgentCases">Cases flagged as urgent now. [domain rule 20]</param>
public sealed record HandoverCounts(int OpenCommitments, int OverdueCommitments, int AssociationCommitments, int CarriedItems, int Contradictions,
    int PendingReferrals, int OpenRequests, int RequestsNearDeemedRejection, int UrgentCases)
{
    /// <summary>Whether there is nothing to take over.</summary>
    internal bool AreNone => this == new HandoverCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>A meeting.</summary>
public sealed record ComingMeeting(Guid MeetingId, string Reference, MeetingKind Kind, DateOnly Day, MeetingStatus Status);

/// <param name="Reference">Of the meeting or the audience; null where a commitment was made apart from any.</param>
/// <param name="Overdue">How many of them are overdue.</param>
public sealed record PromisedAt(string? Reference, int Open, int Overdue);

/// <summary>What stands behind the counts; at most 200 of each, the counts tell of all.</summary>
public sealed record HandoverDetails(IReadOnlyList<PromisedLine> Commitments, IReadOnlyList<CarriedLine> Carried,
    IReadOnlyList<ContradictedLine> Contradictions, IReadOnlyList<ReferredLine> Referrals, IReadOnlyList<RequestedLine> Requests,
    IReadOnlyList<UrgentLine> Urgent)
{
    internal IEnumerable<Guid> Cases =>
    [
        .. Commitments.Select(line => line.CaseId).OfType<Guid>(), .. Carried.Select(line => line.CaseId).OfType<Guid>(),
        .. Contradictions.Select(line => line.CaseId), .. Referrals.Select(line => line.CaseId).OfType<Guid>(), .. Urgent.Select(line => line.CaseId),
    ];
}

/// <summary>A commitment that is open, of either side.</summary>
/// <param name="Owner">Function that answers for it; null where masked.</param>
/// <param name="Text">Null where masked.</param>
/// <param name="MadeDay">Of the meeting or audience where it was made, else the day on which it was written down.</param>
/// <param name="AgeDays">Days since.</param>
/// <param name="MadeAt">Reference of that meeting or audience.</param>
/// <param name="Masked">The mandate of its case was withdrawn, or the case destroyed.</param>
public sealed record PromisedLine(Guid CommitmentId, Side Side, string? Owner, string? Text, DateOnly DueDay, bool Overdue, DateOnly MadeDay, int AgeDays,
    string? MadeAt, Guid? CaseId, string? CaseReference, bool Masked);

/// <summary>An item that was put off so often that the office head is to look at it.</summary>
/// <param name="MeetingReference">The meeting for which it stands now; null while it waits.</param>
public sealed record CarriedLine(Guid AgendaItemId, int CarryCount, Guid? CaseId, string? CaseReference, string? MeetingReference);

/// <summary>A decision against what a meeting had said in favour.</summary>
public sealed record ContradictedLine(Guid CaseId, string CaseReference, Guid DecisionId, DecisionKind Decision, DateOnly MadeDay, DateOnly ExaminedDay);

/// <summary>A case that the cabinet referred, and which waits.</summary>
/// <param name="CaseId">Null until the office has matched it.</param>
public sealed record ReferredLine(Guid ReferralId, string Number, DateOnly SinceDay, Guid? CaseId, string? CaseReference);

/// <summary>A meeting request without an answer.</summary>
/// <param name="NoReply">Two months passed without an answer: it counts as rejected.</param>
public sealed record RequestedLine(Guid RequestId, string Reference, MeetingRequestStatus Status, DateOnly ReceivedDay, DateOnly DeemedDecisionDay, bool Near,
    bool NoReply);

/// <summary>A case that waits for no meeting.</summary>
public sealed record UrgentLine(Guid CaseId, string CaseReference, UrgencyKind Kind, DateOnly SinceDay);
