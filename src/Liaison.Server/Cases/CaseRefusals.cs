using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Prefectures;

namespace Liaison.Server.Cases;

/// <summary>The refusals that several use cases of a case share.</summary>
public static class CaseRefusals
{
    public static IReadOnlyList<Refusal> OfPerson =>
    [
        CaseRules.GroundNotInForce, CaseRules.BirthTwice, CaseRules.BirthInFuture, CaseRules.MinorContradictsBirth,
        CaseRules.NationalityUnknown, CaseRules.AgdrefInvalid,
    ];

    public static IReadOnlyList<Refusal> OfMandate => [CaseRules.MandateGivenInFuture, CaseRules.MandateEndsBeforeStart];

    public static IReadOnlyList<Refusal> OfDecision => [DecisionRules.MadeInFuture, DecisionRules.NotOfThisKind, DecisionRules.AppliedAfterMade];

    public static IReadOnlyList<Refusal> OfNotification =>
    [
        DecisionRules.NotifiedBeforeMade, DecisionRules.NotifiedInFuture, DecisionRules.NotifiedTimeRequired, DecisionRules.NotifiedOnAnotherDay,
        LocalTime.Skipped,
    ];

    public static IReadOnlyList<Refusal> OfAddress => [PrefectureRules.UnknownDepartment];
}
