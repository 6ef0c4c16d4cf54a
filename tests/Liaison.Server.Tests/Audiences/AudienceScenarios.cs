using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Audiences;

/// <summary>Audience requests, audiences and referrals in the states that tests begin with, made through the API.</summary>
internal static class AudienceScenarios
{
    /// <summary>Why the cabinet refuses, unless a test says otherwise.</summary>
    public const string Reason = "Les situations individuelles sont étudiées en réunion technique.";

    /// <summary>The association asks, naming its cases.</summary>
    public static Task<Answer> Asks(this Actor association, params Guid[] caseIds) =>
        association.Post("/audience-requests", new { topics = new[] { "reception", "delays" }, caseIds });

    /// <summary>The cabinet logs a request with a number of cases and labels.</summary>
    public static async Task<Guid> LoggedRequest(this LiaisonApp app, Actor association, int count, params string[] labels) =>
        (await (await app.Staff(Role.Cabinet)).Post("/audience-requests", new
        {
            associationId = association.AssociationId, receivedDay = "2017-01-02", topics = new[] { "housing" }, broughtCaseCount = count, caseLabels = labels,
        })).Is(201).Id;

    /// <summary>The cabinet qualifies a request; returns its id.</summary>
    public static async Task<Guid> Qualifies(this LiaisonApp app, Guid requestId, string kind = "caseBearing") =>
        (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/qualification", new { kind })).Is(200).Id;

    /// <summary>A case-bearing request, asked for by the association.</summary>
    public static async Task<Guid> QualifiedRequest(this LiaisonApp app, Actor association, params Guid[] caseIds) =>
        await app.Qualifies((await association.Asks(caseIds)).Is(201).Id);

    /// <summary>A request without cases, asked for by the association.</summary>
    public static async Task<Guid> GeneralRequest(this LiaisonApp app, Actor association) =>
        await app.Qualifies((await association.Asks()).Is(201).Id, "general");

    /// <summary>The cabinet refuses a request, or tries to.</summary>
    public static async Task<Answer> Refuses(this LiaisonApp app, Guid requestId, string? target = "next", string? reason = Reason) =>
        await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/refusal", new { reason, target });

    /// <summary>The cabinet grants a request; returns the id of the audience planned at a local time.</summary>
    public static async Task<Guid> Grants(this LiaisonApp app, Guid requestId, string startsAt = "2017-01-02T17:00") =>
        (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/grant", new { startsAt, place = "Préfecture", receivedBy = "prefect" }))
            .Is(200)["audienceId"]!.GetValue<Guid>();

    /// <summary>An audience that was granted on a general request.</summary>
    public static async Task<Guid> PlannedAudience(this LiaisonApp app, Actor association, string startsAt = "2017-01-02T17:00") =>
        await app.Grants(await app.GeneralRequest(association), startsAt);

    /// <summary>An audience that took place.</summary>
    public static async Task<Guid> HeldAudience(this LiaisonApp app, Actor association) =>
        await app.HoldsAudience(await app.PlannedAudience(association));

    /// <summary>The cabinet records that a planned audience took place; returns its id.</summary>
    public static async Task<Guid> HoldsAudience(this LiaisonApp app, Guid audienceId) =>
        (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audienceId}/holding")).Is(200).Id;

    /// <summary>The referral of a case to the next technical meeting by a refused request; it is placed where a meeting is there for it.</summary>
    public static async Task<Guid> Referral(this LiaisonApp app, Actor association, Guid caseId) =>
        (await app.Refuses(await app.QualifiedRequest(association, caseId))).Is(200)["referrals"].Ids().Single();

    /// <summary>The referrals, not matched yet, of a refused request that the cabinet logged with labels.</summary>
    public static async Task<Guid[]> UnmatchedReferrals(this LiaisonApp app, Actor association, int count, params string[] labels) =>
        [.. (await app.Refuses(await app.Qualifies(await app.LoggedRequest(association, count, labels)))).Is(200)["referrals"].Ids()];

    /// <summary>One referral, as the office reads it.</summary>
    public static async Task<Answer> ReadReferral(this LiaisonApp app, Guid id) => (await (await app.Staff(Role.OfficeAgent)).Get($"/referrals/{id}")).Is(200);
}
