using Liaison.Domain.Meetings;

namespace Liaison.Domain.Audiences;

/// <summary>Where referred cases go: a named technical meeting, or the association's next one. [domain rule 4]</summary>
/// <param name="MeetingId">The meeting, or null for the next one not yet open, scheduled or still to come.</param>
public sealed record MeetingTarget(Guid? MeetingId)
{
    public static readonly MeetingTarget Next = new((Guid?)null);

    /// <summary>The named meeting as a target. Code: <c>audience_request.target_not_eligible</c> unless it is a technical meeting
    /// of this association that is not open yet.</summary>
    public static MeetingTarget Of(Meeting? meeting, Guid associationId) =>
        meeting is { Kind: MeetingKind.Technical, IsToCome: true } && meeting.AssociationIds.Contains(associationId)
            ? new MeetingTarget(meeting.Id)
            : throw AudienceRequestRules.TargetNotEligible.In("target");
}
