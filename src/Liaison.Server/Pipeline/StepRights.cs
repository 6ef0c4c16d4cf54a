using System.Collections.Concurrent;
using System.Collections.Frozen;
using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Demonstrations;
using Liaison.Domain.Imports;
using Liaison.Domain.Keys;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;

namespace Liaison.Server.Pipeline;

/// <summary>The right that each step of a lifecycle needs, so that an answer offers a caller only the steps that are his.</summary>
public static class StepRights
{
    private static readonly FrozenDictionary<Enum, Right> Table = new Dictionary<Enum, Right>
    {
        [AccountStep.Suspension] = Right.ManageAccounts,
        [AccountStep.Reinstatement] = Right.ManageAccounts,
        [AccountStep.Ending] = Right.ManageAccounts,
        [AssociationStep.Suspension] = Right.RegisterAssociations,
        [AssociationStep.Reinstatement] = Right.RegisterAssociations,
        [AssociationStep.Closing] = Right.RegisterAssociations,
        [MeetingRequestStep.InformationRequest] = Right.AnswerMeetingRequests,
        [MeetingRequestStep.Information] = Right.RequestMeetings,
        [MeetingRequestStep.Scheduling] = Right.AnswerMeetingRequests,
        [MeetingRequestStep.Refusal] = Right.AnswerMeetingRequests,
        [MeetingRequestStep.Withdrawal] = Right.RequestMeetings,
        [MeetingStep.AgendaFreeze] = Right.ConductMeetings,
        [MeetingStep.Opening] = Right.ConductMeetings,
        [MeetingStep.Holding] = Right.ConductMeetings,
        [MeetingStep.NotHeld] = Right.ConductMeetings,
        [MeetingStep.Postponement] = Right.ConductMeetings,
        [MeetingStep.Cancellation] = Right.ConductMeetings,
        [MeetingStep.Closing] = Right.ConductMeetings,
        [AgendaItemStep.Admission] = Right.PrepareAgendas,
        [AgendaItemStep.Return] = Right.PrepareAgendas,
        [AgendaItemStep.Resubmission] = Right.ResubmitItems,
        [AgendaItemStep.Withdrawal] = Right.ProposeItems,
        [AgendaItemStep.Examination] = Right.PrepareAgendas,
        [AgendaItemStep.CarryOver] = Right.PrepareAgendas,
        [AgendaItemStep.NotReached] = Right.PrepareAgendas,
        [DocumentStep.Removal] = Right.WriteCases,
        [CaseLinkStep.Links] = Right.LinkCases,
        [CaseLinkStep.Undoing] = Right.LinkCases,
        [UrgencyStep.Urgency] = Right.WriteCases,
        [UrgencyStep.Lifting] = Right.WriteCases,
        [ImportStep.Commit] = Right.ImportCases,
        [ImportStep.Withdrawal] = Right.ImportCases,
        [HoldStep.Hold] = Right.HoldCases,
        [HoldStep.Lifting] = Right.HoldCases,
        [RestrictionStep.Restrictions] = Right.RestrictCases,
        [RestrictionStep.Uses] = Right.RestrictCases,
        [RestrictionStep.Lifting] = Right.LiftRestrictions,
        [AccessRequestStep.IdentityRequest] = Right.AnswerAccessRequests,
        [AccessRequestStep.Identity] = Right.AnswerAccessRequests,
        [AccessRequestStep.Extension] = Right.AnswerAccessRequests,
        [AccessRequestStep.Preparation] = Right.AnswerAccessRequests,
        [AccessRequestStep.HandingOver] = Right.AnswerAccessRequests,
        [AccessRequestStep.Refusal] = Right.AnswerAccessRequests,
        [AccessRequestStep.Withdrawal] = Right.AnswerAccessRequests,
        [DestructionListStep.Removal] = Right.ProposeDestruction,
        [DestructionListStep.Approval] = Right.ProposeDestruction,
        [DestructionListStep.Abandonment] = Right.ProposeDestruction,
        [DestructionListStep.Destruction] = Right.DestroyCases,
        [CommitmentStep.Keeping] = Right.WriteCommitments,
        [CommitmentStep.Breaking] = Right.WriteCommitments,
        [CommitmentStep.Dropping] = Right.WriteCommitments,
        [MinutesStep.Circulation] = Right.ConductMinutes,
        [MinutesStep.Revision] = Right.ConductMinutes,
        [MinutesStep.Observations] = Right.AnswerMinutes,
        [MinutesStep.Position] = Right.AnswerMinutes,
        [MinutesStep.Conclusion] = Right.ConductMinutes,
        [MinutesStep.Errata] = Right.DraftMinutes,
        [MinutesStep.ErratumWithdrawal] = Right.ConductMinutes,
        [CommitmentStep.Contestation] = Right.WriteCommitments,
        [CommitmentStep.DueDay] = Right.WriteCommitments,
        [DemonstrationStep.Declaration] = Right.LogDemonstrations,
        [DemonstrationStep.Ban] = Right.LogDemonstrations,
        [DemonstrationStep.Holding] = Right.LogDemonstrations,
        [DemonstrationStep.NotHeld] = Right.LogDemonstrations,
        [DemonstrationStep.Cancellation] = Right.LogDemonstrations,
        [AudienceRequestStep.Qualification] = Right.DecideAudiences,
        [AudienceRequestStep.Grant] = Right.DecideAudiences,
        [AudienceRequestStep.Refusal] = Right.DecideAudiences,
        [AudienceRequestStep.Withdrawal] = Right.LogAudienceRequests,
        [AudienceStep.Holding] = Right.ConductAudiences,
        [AudienceStep.Note] = Right.ConductAudiences,
        [AudienceStep.Cancellation] = Right.ConductAudiences,
        [ReferralStep.Matching] = Right.SettleReferrals,
        [ReferralStep.Lapsing] = Right.SettleReferrals,
        [KeyStep.Rotation] = Right.ManageKeys,
        [KeyStep.Revocation] = Right.ManageKeys,
    }.ToFrozenDictionary();

    /// <summary>The steps open to a caller in a state, in camelCase, as the answer's <c>allowedSteps</c>; none where he only reads.</summary>
    public static IReadOnlyList<string> Allowed<TStatus, TStep>(this Caller caller, Lifecycle<TStatus, TStep> lifecycle, TStatus status)
        where TStatus : struct, Enum
        where TStep : struct, Enum => caller.Scopes is null
            ? Known<TStatus, TStep>.Lists.GetOrAdd((lifecycle, status, caller.Role, caller.Writes), static (key, caller) => Open(caller, key.Lifecycle, key.Status), caller)
            : Open(caller, lifecycle, status);

    private static string[] Open<TStatus, TStep>(Caller caller, Lifecycle<TStatus, TStep> lifecycle, TStatus status)
        where TStatus : struct, Enum
        where TStep : struct, Enum =>
        [.. lifecycle.StepsFrom(status).Where(step => caller.Writes && caller.May(Table[step])).Select(step => CamelCase.Of(step))];

    // Whoever has all rights of his role has the same steps as another: each list is asked for with every row of every list.
    private static class Known<TStatus, TStep>
        where TStatus : struct, Enum
        where TStep : struct, Enum
    {
        public static readonly ConcurrentDictionary<(Lifecycle<TStatus, TStep> Lifecycle, TStatus Status, Role Role, bool Writes), IReadOnlyList<string>> Lists = new();
    }
}
