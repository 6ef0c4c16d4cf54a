using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Agendas;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

/// <summary>States of audience requests and audiences, made through the API; of meetings and items, in process.</summary>
internal static class AudienceStory
{
    public const string Reason = "Les situations individuelles sont étudiées en réunion technique.";

    public static async Task<Guid[]> Cases(this LiaisonApp app, Actor association, int count)
    {
        var cases = new Guid[count];
        for (var index = 0; index < count; index++)
            cases[index] = await app.CompleteCase(association);
        return cases;
    }

    /// <summary>A demonstration of 29 November 2017, undeclared.</summary>
    public static async Task<Guid> DemonstrationBy(this LiaisonApp app, params Actor[] organisers) =>
        (await (await app.Staff(Role.Cabinet)).Post("/demonstrations", new
        {
            associationIds = organisers.Select(organiser => organiser.AssociationId), day = "2017-11-29", place = "Place exemple",
            communes = new[] { "Amiens" }, purpose = "Objet exemple",
        })).Is(201).Id;

    /// <summary>The association asks, naming its cases.</summary>
    public static Task<Answer> Asks(this Actor association, params Guid[] caseIds) =>
        association.Post("/audience-requests", new { topics = new[] { "reception", "delays" }, caseIds });

    /// <summary>The cabinet logs a request with a number of cases and labels.</summary>
    public static async Task<Guid> Logged(this LiaisonApp app, Actor association, int count, params string[] labels) =>
        (await (await app.Staff(Role.Cabinet)).Post("/audience-requests", new
        {
            associationId = association.AssociationId, receivedDay = "2017-01-02", topics = new[] { "housing" }, broughtCaseCount = count, caseLabels = labels,
        })).Is(201).Id;

    public static async Task<Guid> Qualified(this LiaisonApp app, Guid requestId, string kind = "caseBearing")
    {
        (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/qualification", new { kind })).Is(200);
        return requestId;
    }

    /// <summary>A case-bearing request, asked for by the association.</summary>
    public static async Task<Guid> QualifiedRequest(this LiaisonApp app, Actor association, params Guid[] caseIds) =>
        await app.Qualified((await association.Asks(caseIds)).Is(201).Id);

    public static async Task<Answer> Refuses(this LiaisonApp app, Guid requestId, string? target = "next", string? reason = Reason) =>
        await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/refusal", new { reason, target });

    /// <summary>An audience planned in the year 2017 at the given local time.</summary>
    public static async Task<Guid> Granted(this LiaisonApp app, Guid requestId, string startsAt = "2017-01-02T17:00") =>
        (await (await app.Staff(Role.Cabinet)).Post($"/audience-requests/{requestId}/grant", new { startsAt, place = "Préfecture", receivedBy = "prefect" }))
            .Is(200)["audienceId"]!.GetValue<Guid>();

    public static async Task<Guid> Held(this LiaisonApp app, Guid audienceId)
    {
        (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audienceId}/holding")).Is(200);
        return audienceId;
    }

    /// <summary>What the meetings area does when a meeting is scheduled.</summary>
    public static Task<bool> PlaceWaiting(this LiaisonApp app, Actor association) => app.Write(async db =>
    {
        await Placement.PlaceWaiting(db, association.AssociationId);
        return true;
    });

    /// <summary>What the meetings area does when a meeting is cancelled.</summary>
    public static Task<bool> Cancelled(this LiaisonApp app, Guid meetingId) => app.Write(async db =>
    {
        var meeting = (await MeetingTable.Load(db, meetingId)).Cancel("Motif exemple", null);
        await MeetingTable.Save(db, meeting);
        foreach (var item in await AgendaItemTable.OfMeeting(db, meetingId))
            await Placement.Release(db, item, "Motif exemple");
        foreach (var associationId in meeting.AssociationIds)
            await Placement.PlaceWaiting(db, associationId);
        return true;
    });

    /// <summary>What the agendas area does when the office freezes an agenda.</summary>
    public static Task<bool> Freeze(this LiaisonApp app, Guid meetingId) => app.Write(async db =>
    {
        var meeting = await MeetingTable.Load(db, meetingId);
        await MeetingTable.Save(db, meeting.FreezeAgenda(await Placement.HasUnplaced(db, meeting)));
        return true;
    });

    /// <summary>A case put forward for a meeting in its own right.</summary>
    public static Task<Guid> Proposed(this LiaisonApp app, Actor association, Guid caseId, Guid meetingId) => app.Write(async db =>
    {
        var item = new AgendaItem
        {
            Id = Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId, CaseId = caseId,
            Question = "Question exemple", SubmittedAt = db.Now,
        }.ProposeFor(await MeetingTable.Load(db, meetingId));
        await AgendaItemTable.Insert(db, item);
        return item.Id;
    });

    public static Task<IReadOnlyList<AgendaItem>> Agenda(this LiaisonApp app, Guid meetingId) => app.Write(db => AgendaItemTable.OfMeeting(db, meetingId));

    public static IEnumerable<string?> Texts(this Answer answer, string list, string member) =>
        answer[list]!.AsArray().Select(row => row![member]?.ToString());

    public static IEnumerable<string> Members(this System.Text.Json.Nodes.JsonNode node) => node.AsObject().Select(member => member.Key);
}
