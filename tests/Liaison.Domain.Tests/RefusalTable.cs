using Liaison.Domain.Accounts;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Demonstrations;
using Liaison.Domain.Imports;
using Liaison.Domain.Keys;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Domain.Prefectures;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;
using Liaison.Domain.Statistics;

namespace Liaison.Domain.Tests;

/// <summary>For each refusal of the domain an act that it refuses.</summary>
internal static class RefusalTable
{
    /// <summary>Refusals that need what only the server knows: other rows, and who is asking.</summary>
    public static readonly Refusal[] ThrownByTheServer =
    [
        CommonRules.Absent, CommonRules.UnknownReference,
        AssociationRules.AlreadyRegistered, AssociationRules.Suspended, AssociationRules.NotActive,
        AgendaItemRules.CaseAlreadyOpen, AgendaItemRules.SubjectUnclear, AgendaItemRules.NoReceipt,
        RestrictionRules.CaseRestricted, RectificationRules.SubjectUnclear, AccessRequestRules.PassageAbsent,
        CaseLinkRules.AlreadyLinked, MinutesRules.AlreadyOpened, MinutesRules.ViewNotYours, MinutesRules.AlreadyDelivered,
        SearchRules.CriterionRequired, SearchRules.NumberReserved, CommitmentRules.ProofNotShared,
    ];

    /// <summary>Refusals that are never thrown alone: they are told of rows, beside all others.</summary>
    public static readonly Refusal[] ToldOfRows = [ImportRules.MandateIncomplete, ImportRules.HouseholdDiffers];

    private static readonly DateOnly Today = Some.Today;
    private static readonly DateOnly Tomorrow = Today.AddDays(1);
    private static readonly DateOnly Yesterday = Today.AddDays(-1);

    public static readonly IReadOnlyList<(Refusal Refusal, Func<object?> Act)> Rows =
    [
        (CommonRules.ReasonRequired, () => Some.Association().Suspend("  ")),
        (LocalTime.Skipped, () => LocalTime.InstantOf(Some.Local("2017-03-26T02:30"), Some.Paris)),
        (PrefectureRules.UnknownDepartment, () => Prefecture.Of("20")),
        (PrefectureRules.UnknownTimeZone, () => PrefectureRules.TimeZone("Europe/Berlin")),
        (AssociationRules.RnaInvalid, () => (Some.Association() with { Rna = "W80200123" }).Checked()),
        (AssociationRules.SirenInvalid, () => (Some.Association() with { Siren = "356000001" }).Checked()),
        (AssociationRules.StepNotAllowed, () => Some.Association().Reinstate()),
        (AccountRules.StepNotAllowed, () => AccountLifecycle.Moves.Pass(AccountStatus.Ended, AccountStep.Reinstatement)),
        (KeyRules.StepNotAllowed, () => KeyLifecycle.Moves.After(KeyStatus.Revoked, KeyStep.Rotation)),
        (KeyRules.ExpiryOutOfRange, () => KeyRules.EndOf(Yesterday, Some.Now, Some.Paris)),
        (KeyRules.NetworkInvalid, () => Networks.Checked(["192.0.2.1/24"])),
        .. Cases(), .. Decisions(), .. Meetings(), .. Agendas(), .. Demonstrations(), .. Audiences(), .. Figures(), .. Imports(), .. Retention(), .. Minutes(), .. Rights(),
    ];

    private static (Refusal, Func<object?>)[] Cases() =>
    [
        (CaseRules.UnknownPerson, () => Some.Case().Person(Some.Stranger, "personId")),
        (CaseRules.TooManyPersons, () => (Some.Case() with { Persons = [.. Enumerable.Repeat(Some.Adult(), CaseRules.MaxPersons)] }).Add(Some.Adult())),
        (CaseRules.GroundNotInForce, () => CaseRules.GroundOn("L435-1", Today, "groundCode")),
        (CaseRules.BirthTwice, () => (Some.Adult() with { BirthYear = 1980 }).Checked(Today)),
        (CaseRules.BirthInFuture, () => (Some.Adult() with { BirthDate = Tomorrow }).Checked(Today)),
        (CaseRules.MinorContradictsBirth, () => (Some.Adult() with { StatedMinor = true }).Checked(Today)),
        (CaseRules.NationalityUnknown, () => (Some.Adult() with { Nationalities = ["GEO"] }).Checked(Today)),
        (CaseRules.AgdrefInvalid, () => (Some.Adult() with { Agdref = "12345678" }).Checked(Today)),
        (CaseRules.MandateGivenInFuture, () => (Some.Mandate() with { GivenDay = Tomorrow }).Checked(Today)),
        (CaseRules.MandateEndsBeforeStart, () => (Some.Mandate() with { EndDay = Some.Day("2017-08-31") }).Checked(Today)),
        (CaseRules.MandateAlreadyWithdrawn, () => (Some.Mandate() with { WithdrawnDay = Yesterday }).Withdraw(Today)),
        (UrgencyRules.StepNotAllowed, () => Some.Urgency().Lift("Motif")),
        (DocumentRules.MediaTypeNotTaken, () => DocumentForm.Of("image/svg+xml")),
        (DocumentRules.StepNotAllowed, () => Some.Document().Remove(Side.Association, "Motif").Remove(Side.Association, "Motif")),
        (DocumentRules.TooMany, () => Did(() => DocumentRules.MustTakeOneMore(DocumentRules.MostOfCase))),
        (DocumentRules.TooLarge, () => Did(() => DocumentRules.Check("application/pdf", new byte[DocumentRules.MostBytes + 1]))),
        (DocumentRules.ContentDiffers, () => Did(() => DocumentRules.Check("image/png", [.. "%PDF-"u8]))),
        (CaseLinkRules.TooMany, () => Households.Reached(Some.Id(100), [.. Enumerable.Range(101, CaseLinkRules.MostLinked).Select(other => Some.Link(100, other))])),
        (DocumentRules.Removed, () => Some.Document().Remove(Side.Association, "Motif").MustBeKept()),
        (DocumentRules.OfOtherSide, () => Some.Document().Remove(Side.Prefecture, "Motif")),
        (CaseLinkRules.WithItself, () => Some.Link(10, 10)),
        (CaseLinkRules.StepNotAllowed, () => Some.Link().Undo("Motif").Undo("Motif")),
        (CommitmentRules.DueDayPast, () => (Some.Commitment() with { DueDay = Yesterday }).Checked(Today)),
        (CommitmentRules.StepNotAllowed, () => Some.Commitment().Keep(Some.Stated()).Break(Some.Stated())),
        (CommitmentRules.DayInFuture, () => Some.Commitment().Keep(Some.Stated() with { Day = Tomorrow })),
        (CommitmentRules.ProofUnclear, () => Some.Commitment().Break(Some.Stated() with { Proof = new CommitmentProof(ProofKind.Letter, Some.Id(17)) })),
        (CommitmentRules.StatedByOwnSide, () => Some.Commitment().Keep(Some.Stated()).Contest(Side.Prefecture, "Motif")),
    ];

    private static (Refusal, Func<object?>)[] Decisions() =>
    [
        (DecisionRules.MadeInFuture, () => (Some.Decision() with { MadeDay = Tomorrow }).Checked(Today)),
        (DecisionRules.NotOfThisKind, () => (Some.Decision() with { DepartureDays = 30 }).Checked(Today)),
        (DecisionRules.AppliedAfterMade, () => (Some.Decision() with { Kind = DecisionKind.ApplicationReceiptIssued, ApplicationDay = Today }).Checked(Today)),
        (DecisionRules.NotifiedBeforeMade, () => Some.Decision().Notify(Some.Day("2017-11-19"), null, Today, Some.Paris)),
        (DecisionRules.NotifiedInFuture, () => Some.Decision().Notify(Tomorrow, null, Today, Some.Paris)),
        (DecisionRules.NotifiedTimeRequired, () => ByTheHour().Notify(Today, null, Today, Some.Paris)),
        (DecisionRules.NotifiedOnAnotherDay, () => ByTheHour().Notify(Today, Some.Local("2017-11-28T23:59"), Today, Some.Paris)),
        (DecisionRules.AlreadyNotified, () => Some.Decision().Notify(Today, null, Today, Some.Paris).Notify(Today, null, Today, Some.Paris)),
    ];

    private static Decision ByTheHour() => Some.Decision() with { Kind = DecisionKind.RemovalOrder, AppealPeriod = AppealPeriod.FortyEightHours };

    private static (Refusal, Func<object?>)[] Meetings() =>
    [
        (MeetingRequestRules.DueDayPast, () => Some.MeetingRequest().AskForInformation("Adresse ?", Today, Today)),
        (MeetingRequestRules.OtherKind, () => Some.MeetingRequest().ScheduleAs(Some.SpecificInterview(), Today)),
        (MeetingRequestRules.NotInvited, () => (Some.MeetingRequest() with { AssociationId = Some.Stranger }).ScheduleAs(Some.TechnicalMeeting(), Today)),
        (MeetingRequestRules.StepNotAllowed, () => Some.MeetingRequest().GiveInformation("Voici", Today)),
        (MeetingRules.StepNotAllowed, () => Some.TechnicalMeeting().Open(Some.Day("2017-12-12"))),
        (MeetingRules.StartsInPast, () => Some.Appointment("2017-11-29T09:59")),
        (MeetingRules.ThemeRequired, () => Scheduled(MeetingKind.Specific, " ")),
        (MeetingRules.ThemeNotAllowed, () => Scheduled(MeetingKind.Technical, "Hébergement")),
        (MeetingRules.NotYet, () => Some.TechnicalMeeting(MeetingStatus.AgendaFrozen).Open(Some.Day("2017-12-11"))),
        (MeetingRules.NotOpen, () => Some.TechnicalMeeting().Attend([Some.Office()])),
        (MeetingRules.NotInvited, () => Some.TechnicalMeeting(MeetingStatus.Open).Attend([Some.Delegation() with { AssociationId = Some.Stranger }])),
        (MeetingRules.ItemsExamined, () => Some.TechnicalMeeting(MeetingStatus.Open).RecordNotHeld("Motif", 1)),
        (MeetingRules.SideMissing, () => Some.TechnicalMeeting(MeetingStatus.Open).Attend([Some.Office()]).Hold()),
        (MeetingRules.ItemsOpen, () => Some.TechnicalMeeting(MeetingStatus.Held).Close(1, 0)),
        (MeetingRules.ExtractsMissing, () => Some.TechnicalMeeting(MeetingStatus.Held).Close(0, 1)),
    ];

    private static (Refusal, Func<object?>)[] Agendas() =>
    [
        (AgendaRules.Frozen, () => Some.Item().ProposeFor(Some.TechnicalMeeting(MeetingStatus.AgendaFrozen))),
        (AgendaRules.Closed, () => Some.Item().ProposeFor(Some.TechnicalMeeting(MeetingStatus.Open))),
        (AgendaRules.ReferralUnplaced, () => Some.TechnicalMeeting().FreezeAgenda(hasUnplacedReferral: true)),
        (AgendaRules.CarriedOverFirst, () => Agenda.Rank([Some.Item(id: 41), Some.Item(id: 42) with { CarryCount = 1 }], [Some.Id(41), Some.Id(42)])),
        (AgendaRules.OrderIncomplete, () => Agenda.Rank([Some.Item(id: 41), Some.Item(id: 42)], [Some.Id(41)])),
        (AgendaRules.InterviewCaseNotAllowed, () => Some.Item().ProposeFor(Some.SpecificInterview())),
        (AgendaRules.InterviewHasNoAgenda, () => Some.Topic().ProposeFor(Some.SpecificInterview())),
        (AgendaItemRules.StepNotAllowed, () => Some.Item(AgendaItemStatus.Examined).Withdraw(null)),
        (AgendaItemRules.NotInvited, () => (Some.Item() with { AssociationId = Some.Stranger }).ProposeFor(Some.TechnicalMeeting())),
        (AgendaItemRules.Incomplete, () => Some.Item(AgendaItemStatus.Proposed).Admit(Some.TechnicalMeeting(), Some.Case() with { Mandates = [] })),
        (AgendaItemRules.GapsRequired, () => Some.Item(AgendaItemStatus.Proposed).Return([])),
        (AgendaItemRules.MeetingNotOpen, () => Some.Item(AgendaItemStatus.Admitted).NotReach(Some.TechnicalMeeting(), Some.Id(41))),
        (AgendaItemRules.OrientationRequired, () => Some.Examination(null).CheckedFor(Some.Case())),
        (AgendaItemRules.TopicHasNoOrientation, () => Some.Examination().CheckedFor(null)),
        (AgendaItemRules.PersonTwice, () => (Some.Examination() with { Persons = [Childs(Orientation.Transferred), Childs(Orientation.UnderReview)] }).CheckedFor(Some.Case())),
        (AgendaItemRules.ReasonCategoryRequired, () => Some.Examination(Orientation.UnfavourableInPrinciple).CheckedFor(Some.Case())),
    ];

    private static (Refusal, Func<object?>)[] Demonstrations() =>
    [
        (DemonstrationRules.StepNotAllowed, () => Some.Demonstration().Cancel(null).Hold(Today)),
        (DemonstrationRules.ReceivedInFuture, () => Some.Demonstration().Declare(Some.Declaration("2017-11-30"), Today)),
        (DemonstrationRules.AuthorityTwice, () => Some.Demonstration().Declare(Some.Declaration(), Today)
            .Declare(Some.Declaration(authority: "Préfecture de la Somme"), Today)),
        (DemonstrationRules.BanOrderRequired, () => Some.Demonstration().Ban(" ", "Troubles à l'ordre public")),
        (DemonstrationRules.NotYet, () => Some.Demonstration().Hold(Yesterday)),
    ];

    private static (Refusal, Func<object?>)[] Audiences() =>
    [
        (AudienceRequestRules.StepNotAllowed, () => Some.AudienceRequest(AudienceRequestStatus.Logged).Grant(Some.Now, Today)),
        (AudienceRequestRules.ReceivedInFuture, () => (Some.AudienceRequest() with { ReceivedDay = Tomorrow }).Checked(Today)),
        (AudienceRequestRules.LabelsExceedCount, () => (Some.AudienceRequest() with { CaseLabels = ["A", "B"], BroughtCaseCount = 1 }).Checked(Today)),
        (AudienceRequestRules.CasesByAssociationOnly, () => (Some.AudienceRequest() with { CaseIds = [Some.Id(10)] }).NamedBy(Side.Prefecture)),
        (AudienceRequestRules.LabelsByCabinetOnly, () => (Some.AudienceRequest() with { BroughtCaseCount = 1 }).NamedBy(Side.Association)),
        (AudienceRequestRules.CasesNamed, () => (Some.AudienceRequest(AudienceRequestStatus.Logged) with { CaseIds = [Some.Id(10)] })
            .Qualify(AudienceRequestKind.General)),
        (AudienceRequestRules.ReasonRequired, () => Some.AudienceRequest().Refuse(" ", MeetingTarget.Next, Some.Now, Today)),
        (AudienceRequestRules.TargetRequired, () => (Some.AudienceRequest() with { DemonstrationId = Some.Id(60) }).Refuse("Motif", null, Some.Now, Today)),
        (AudienceRequestRules.TargetNotEligible, () => MeetingTarget.Of(Some.SpecificInterview(), Some.AssociationId)),
        (AudienceRequestRules.AlreadyDecided, () => Some.AudienceRequest(AudienceRequestStatus.Granted).LinkTo(Some.Id(60))),
        (AudienceRequestRules.DemonstrationLinked, () => Some.AudienceRequest().LinkTo(Some.Id(60)).LinkTo(Some.Id(61))),
        (AudienceRules.CaseNotAllowed, () => Did(() => AudienceRules.MustHoldNoCase(["topics", "caseIds"]))),
        (AudienceRules.StepNotAllowed, () => Some.Audience(AudienceStatus.Held).Cancel("Motif")),
        (AudienceRules.NotYet, () => Some.Audience().Hold(Yesterday)),
        (AudienceRules.LabelsExceedCount, () => Some.Audience(AudienceStatus.Held).Write(Some.Note(), 1, ["A", "B"], Some.Now, 2017)),
        (ReferralRules.StepNotAllowed, () => Some.Referral().Treat()),
        (ReferralRules.OtherAssociation, () => Some.Referral().Match(Some.Case() with { AssociationId = Some.OtherAssociationId })),
        (ReferralRules.AlreadyMatched, () => Some.Referral().Match(Some.Id(10)).Match(Some.Id(10))),
    ];

    private static (Refusal, Func<object?>)[] Imports() =>
    [
        (ImportRules.StepNotAllowed, () => Some.Import().Withdraw().Commit(0, Some.Now)),
        (ImportRules.RowsFaulty, () => Some.Import().Commit(1, Some.Now)),
        (ImportRules.RowCommitted, () => Some.Import().Commit(0, Some.Now).Correct(ImportRowState.Committed)),
        (ImportRules.HeaderUnknown, () => ImportHeader.Of(["nom", "pointure"])),
        (ImportRules.HeaderRepeated, () => ImportHeader.Of(["nom", "Surname"])),
        (ImportRules.HeaderMissing, () => ImportHeader.Of(["dossier", "adresse"])),
        (ImportRules.DayUnreadable, () => ImportReading.Birth("31/02/1980")),
        (ImportRules.AnswerUnreadable, () => ImportReading.Answer("peut-être", "minor")),
        (ImportRules.ScopeUnknown, () => ImportReading.Scope("partout")),
        (ImportRules.LanguageUnknown, () => ImportReading.Language("klingon")),
        (ImportRules.PostalCodeInvalid, () => ImportReading.PostalCode("8000A")),
    ];

    private static (Refusal, Func<object?>)[] Figures() =>
    [
        (StatisticsRules.PeriodReversed, () => new Period(Today, Yesterday).Checked()),
        (StatisticsRules.RateTwice, () => Some.Figure("2017-01-01", "2017-09-30", 276, 444, 62).Checked()),
        (StatisticsRules.GrantedExceedsApplications, () => Some.Figure("2017-01-01", "2017-09-30", 445, 444).Checked()),
    ];

    private static (Refusal, Func<object?>)[] Retention() =>
    [
        (RetentionRules.CaseFrozen, () => (Some.Activity() with { List = "BE-80-2026-7F3K9QXM" }).Listed()),
        (RetentionRules.CaseDestroyed, () => (Some.Activity() with { Certificate = "CE-80-2026-7F3K9QXM" }).Listed()),
        (RetentionRules.CaseOpen, () => (Some.Activity() with { IsOpen = true }).Listed()),
        (RetentionRules.CaseHeld, () => (Some.Activity() with { IsHeld = true }).Listed()),
        (RetentionRules.NothingEligible, () => DestructionList.Propose(Some.Id(80), "80", DestructionBasis.Period, null, Today, [])),
        (RetentionRules.CaseNeeded, () => Did(() => DestructionList.MustFit(DestructionBasis.Request, "DO-80-2012-00000000", " "))),
        (RetentionRules.NotListed, () => Some.DestructionList().TakeOff("DO-80-2017-00000000", "Motif")),
        (RetentionRules.StepNotAllowed, () => Some.DestructionList().Destroy([], Some.Now, Today)),
        (RetentionRules.HoldStepNotAllowed, () => new Hold { Id = Some.Id(81), CaseId = Some.Id(10) }.Lift("Motif")),
    ];

    private static (Refusal, Func<object?>)[] Rights() =>
    [
        (AccessRequestRules.StepNotAllowed, () => Some.AccessRequest().HandOver(Channel.Counter, "", Today)),
        (AccessRequestRules.ReceivedInFuture, () => (Some.AccessRequest() with { ReceivedDay = Tomorrow }).Checked(Today)),
        (AccessRequestRules.IdentityUnchecked, () => (Some.AccessRequest() with { IdentityCheck = null }).Prepare(Some.Now)),
        (AccessRequestRules.ExtendedAlready, () => Some.AccessRequest().Extend("Motif", Today).Extend("Motif", Today)),
        (AccessRequestRules.ExtendedTooLate, () => Some.AccessRequest().Extend("Motif", Today.AddMonths(1).AddDays(1))),
        (AccessRequestRules.ChangedSincePrepared, () => (Some.AccessRequest().Prepare(Some.Now) with { PreparedHash = "0" }).HandOver(Channel.Counter, "1", Today)),
        (AccessRequestRules.NoExport, () => Some.AccessRequest().Refuse("Motif").MustHaveExport()),
        (RectificationRules.ReceivedInFuture, () => (Some.Rectification() with { ReceivedDay = Tomorrow }).Checked(Today)),
        (RectificationRules.NothingDiffers, () => Some.Rectification().MustDiffer(false)),
        (RestrictionRules.StepNotAllowed, () => Some.Restriction().Restrict(RestrictionGround.AccuracyContested, "Motif", Today)),
        (RestrictionRules.UseOutOfRange, () => Some.Restriction().Admit(Yesterday, "Motif", Today)),
        (RestrictionRules.NotTold, () => Some.Restriction().Lift(Tomorrow, "Motif", Today)),
    ];

    private static (Refusal, Func<object?>)[] Minutes() =>
    [
        (MinutesRules.MeetingNotBegun, () => MeetingMinutes.Of(Some.Id(23), Some.TechnicalMeeting())),
        (MinutesRules.StepNotAllowed, () => Some.Minutes().Revise("Motif")),
        (MinutesRules.MeetingNotHeld, () => Some.Minutes().Circulate(Some.TechnicalMeeting(MeetingStatus.Open), 0, null, Today, Some.Holidays)),
        (MinutesRules.DueDayPast, () => Some.Minutes().Circulate(Some.TechnicalMeeting(MeetingStatus.Held), 0, Today, Today, Some.Holidays)),
        (MinutesRules.NotDraft, () => Some.Minutes(MinutesStatus.Circulated).MustTake(sectionId: null)),
        (MinutesRules.SectionNotCorrected, () => Some.Erratum().MustTake(Some.Stranger)),
        (MinutesRules.SectionOfItem, () => (Some.Section() with { Kind = SectionKind.Item }).Remove()),
        (MinutesRules.SectionRemoved, () => Some.Section().Remove().Write(null, "Texte")),
        (MinutesRules.TooManyPoints, () => Did(() => MinutesRules.MustTakeOneMore(MinutesRules.MostGeneralPoints))),
        (MinutesRules.TooManyObservations, () => Did(() => MinutesRules.MustTakeObservation(MinutesRules.MostObservations))),
        (MinutesRules.NamesACase, () => MinutesRules.Common("La famille Exemple", "text", [Some.Adult()])),
        (MinutesRules.ReplyGiven, () => Some.Observation().Answer("Oui", Some.Now).Answer("Non", Some.Now)),
        (MinutesRules.NotAPosition, () => AssociationPosition.Taken(Some.AssociationId, Position.Observed, null)),
        (MinutesRules.StatementRequired, () => AssociationPosition.Taken(Some.AssociationId, Position.Contested, " ")),
        (MinutesRules.ObservationsDue, () => Some.Minutes(MinutesStatus.Circulated).Conclude([Position.None], 0, Today)),
        (MinutesRules.ReplyMissing, () => Some.Minutes(MinutesStatus.Circulated).Conclude([Position.Approved], 1, Today)),
        (MinutesRules.NoErratum, () => Some.Minutes().WithdrawErratum("Motif")),
        (MinutesRules.EditionNotLast, () => Some.Minutes(MinutesStatus.Concluded).DeliveredOn(2, Today, Today, Today)),
        (MinutesRules.DeliveredBeforeConclusion, () => Some.Minutes(MinutesStatus.Concluded).DeliveredOn(0, Today, Yesterday, Today)),
    ];

    private static PersonOrientation Childs(Orientation orientation) => new(Some.Child().Id, orientation);

    private static Meeting Scheduled(MeetingKind kind, string? theme) =>
        Meeting.Schedule(Some.Id(22), "RT-80-2017-007", "80", kind, Some.Appointment(), 60, "Amiens", [Some.AssociationId], theme);

    private static object? Did(Action act)
    {
        act();
        return null;
    }
}
