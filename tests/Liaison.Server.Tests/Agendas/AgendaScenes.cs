using System.Text.Json.Nodes;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

/// <summary>States of agendas, named as the tests speak of them.</summary>
internal static class AgendaScenes
{
    public const string Question = "Où en est l'examen ?";

    public static string At(this Guid meetingId, string rest = "") => $"/meetings/{meetingId}/agenda{rest}";

    public static string Item(this Guid itemId, string step = "") => $"/agenda-items/{itemId}{step}";

    public static IEnumerable<Guid> Ids(this JsonNode? list) => list!.AsArray().Select(row => row!["id"]!.GetValue<Guid>());

    public static IEnumerable<string> Texts(this JsonNode? list) => list!.AsArray().Select(text => text!.GetValue<string>());

    /// <summary>An item that its association proposed, each a minute after the one before.</summary>
    public static async Task<Guid> ProposedItem(this LiaisonApp app, Actor association, Guid meetingId, Guid? caseId = null)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var body = new { caseId = caseId ?? await app.CompleteCase(association), question = Question };
        return (await association.Post(meetingId.At("/items"), body)).Is(201).Id;
    }

    public static async Task<Guid> AdmittedItem(this LiaisonApp app, Actor association, Guid meetingId, Guid? caseId = null)
    {
        var item = await app.ProposedItem(association, meetingId, caseId);
        (await (await app.Staff(Role.OfficeAgent)).Post(item.Item("/admission"))).Is(200);
        return item;
    }

    public static Task<Guid> Frozen(this LiaisonApp app, Guid meetingId) => app.Change(meetingId, meeting => meeting.FreezeAgenda(false));

    /// <summary>Frozen where it was not yet, and opened on its day.</summary>
    public static Task<Guid> Opened(this LiaisonApp app, Guid meetingId) =>
        app.Change(meetingId, meeting => meeting.FreezeAgenda(false).Open(meeting.Day));

    /// <summary>A case that waits in the pool, as a meeting request leaves it.</summary>
    public static Task<Guid> PoolItem(this LiaisonApp app, Actor association, Guid caseId) => app.Write(async db =>
    {
        var item = new AgendaItem
        {
            Id = Domain.Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId, CaseId = caseId,
            Question = Question, SubmittedAt = db.Now,
        };
        await AgendaItemTable.Insert(db, item);
        return item.Id;
    });

    /// <summary>A referral that waits with its case; it is placed where a meeting is there for it.</summary>
    public static Task<Guid> Referral(this LiaisonApp app, Actor association, Guid caseId) => app.Write(async db =>
    {
        var request = Domain.Ids.New(db.Now);
        await db.Execute("""
            INSERT INTO audience_request (id, prefecture_code, association_id, reference, received_day, topics, case_ids, brought_case_count,
                case_labels, status, version)
            VALUES (@request, '80', @AssociationId, @Reference, '2017-01-02', '[]', '[]', 1, '[]', 'Logged', 1)
            """, new { request, association.AssociationId, Reference = $"DA-80-2017-{Domain.Ids.RandomCode()}" });
        var referral = new Referral
        {
            Id = Domain.Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId,
            Number = $"RV-80-2017-{Domain.Ids.RandomCode()}", AudienceRequestId = request, CaseId = caseId, Target = MeetingTarget.Next,
            Reason = "Audience refusée",
        };
        await ReferralTable.Insert(db, referral);
        await Placement.PlaceWaiting(db, association.AssociationId);
        return referral.Id;
    });
}
