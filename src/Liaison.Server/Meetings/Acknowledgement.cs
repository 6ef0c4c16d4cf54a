using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;
using Liaison.Domain.Prefectures;
using Liaison.Server.Web;

namespace Liaison.Server.Meetings;

/// <summary>What a request is acknowledged with: when it was received, when silence refuses it, who deals with it, and what is missing.
/// [CRPA L112-3, R112-5]</summary>
/// <param name="ReceivedDay">Local day of the prefecture.</param>
/// <param name="DeemedDecisionDay">The day on which two months without an answer end, suspensions added.</param>
/// <param name="Service">The service that deals with it.</param>
/// <param name="Missing">What is missing as of today.</param>
public sealed record Acknowledgement(DateOnly ReceivedDay, DateOnly DeemedDecisionDay, ServiceAddress Service, IReadOnlyList<Missing> Missing)
{
    public static Acknowledgement Of(MeetingRequest request, ServiceAddress service, IReadOnlyList<Missing> missing) =>
        new(request.ReceivedDay, request.DeemedDecisionDay, service, missing);
}

/// <summary>One thing that is missing, with its text in the caller's language.</summary>
/// <param name="Code">Stable name, e.g. <c>preferredPeriod</c>, <c>mandate</c>.</param>
/// <param name="Text">What to send.</param>
/// <param name="CaseId">The case that lacks it, or null for the request itself.</param>
public sealed record Missing(string Code, string Text, Guid? CaseId)
{
    public static Missing From(RequestGap gap) => new(Name(gap), gap switch
    {
        RequestGap.PreferredPeriod => Language.Pick("Indiquer au moins une période souhaitée.", "Name at least one preferred period."),
        RequestGap.Contact => Language.Pick("Indiquer une adresse électronique ou un téléphone.", "Give an e-mail address or a telephone number."),
        _ => Language.Pick("Une réunion technique examine des dossiers : en désigner au moins un.", "A technical meeting examines cases: name at least one."),
    }, null);

    public static Missing From(Gap gap, Guid caseId) => new(Name(gap), gap switch
    {
        Gap.Identity => Language.Pick("Chaque personne a un nom, une naissance et une nationalité.",
            "Each person has a name, a time of birth and a nationality."),
        Gap.Prefecture => Language.Pick("L'adresse ne relève pas de cette préfecture.", "The address does not fall to this prefecture."),
        Gap.Mandate => Language.Pick("Chaque adulte a donné un mandat en cours de validité.", "Each adult has given a mandate that holds."),
        Gap.Question => Language.Pick("Indiquer la question posée.", "State the question put."),
        _ => Language.Pick("Indiquer une adresse postale complète.", "Give a complete postal address."),
    }, caseId);

    private static string Name<T>(T gap) where T : struct, Enum => CamelCase.Of(gap);
}
