using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Cases;

namespace Liaison.Server.Tests;

/// <summary>What meetings do to the items of others, seen and prepared through the tables.</summary>
internal static class MeetingItems
{
    /// <summary>The items of a meeting.</summary>
    public static Task<IReadOnlyList<AgendaItem>> Of(LiaisonApp app, Guid meetingId) => app.Write(db => AgendaItemTable.OfMeeting(db, meetingId));

    /// <summary>One item as it stands.</summary>
    public static Task<AgendaItem> Read(LiaisonApp app, Guid itemId) => app.Write(db => AgendaItemTable.Load(db, itemId));

    /// <summary>Takes the one item of a case on a meeting a step further by the domain's own verb; returns its id.</summary>
    public static Task<Guid> Change(LiaisonApp app, Guid meetingId, Guid caseId, Func<AgendaItem, AgendaItem> verb) => app.Write(async db =>
    {
        var item = (await AgendaItemTable.OfMeeting(db, meetingId)).Single(item => item.CaseId == caseId);
        await AgendaItemTable.Save(db, verb(item));
        return item.Id;
    });

    /// <summary>Puts the item of a case on the agenda.</summary>
    public static async Task<Guid> Admit(LiaisonApp app, Guid meetingId, Guid caseId)
    {
        var meeting = await app.Write(db => Server.Meetings.MeetingTable.Load(db, meetingId));
        var admitted = await app.Write(db => CaseTable.Load(db, caseId));
        return await Change(app, meetingId, caseId, item => item.Admit(meeting, admitted));
    }

    /// <summary>Sends the item of a case back.</summary>
    public static Task<Guid> Return(LiaisonApp app, Guid meetingId, Guid caseId) => Change(app, meetingId, caseId, item => item.Return([Gap.Mandate]));

    /// <summary>Carries the admitted item of a case over; returns the id of the successor in the pool.</summary>
    public static Task<Guid> CarryOver(LiaisonApp app, Guid meetingId, Guid caseId) => app.Write(async db =>
    {
        var item = (await AgendaItemTable.OfMeeting(db, meetingId)).Single(item => item.CaseId == caseId);
        var meeting = await Server.Meetings.MeetingTable.Load(db, meetingId);
        var (carried, successor) = item.CarryOver(meeting, "Pièces attendues", Ids.New(db.Now));
        await AgendaItemTable.Save(db, carried);
        await AgendaItemTable.Insert(db, successor);
        return successor.Id;
    });

    /// <summary>A case of an association that the cabinet has sent to its next technical meeting, and that has no place there yet.</summary>
    public static Task<Guid> Referred(LiaisonApp app, Actor association, Guid caseId) => app.Write(async db =>
    {
        var requestId = Ids.New(db.Now);
        await db.Execute("""
            INSERT INTO audience_request (id, prefecture_code, association_id, reference, received_day, topics, case_ids, brought_case_count, case_labels,
                status, version)
            VALUES (@requestId, @Prefecture, @AssociationId, @Reference, '2017-01-02', '[]', '[]', 0, '[]', 'Refused', 1)
            """, new { requestId, db.Prefecture, association.AssociationId, Reference = $"DA-80-2017-{Ids.RandomCode()}" });
        var referral = new Referral
        {
            Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = association.AssociationId, Number = $"RV-80-2017-{Ids.RandomCode()}",
            AudienceRequestId = requestId, CaseId = caseId, Target = MeetingTarget.Next, Reason = "Étude en réunion technique",
        };
        await ReferralTable.Insert(db, referral);
        return referral.Id;
    });

    /// <summary>What waits is given a place.</summary>
    public static Task<bool> Place(LiaisonApp app, Actor association) => app.Write(async db =>
    {
        await Placement.PlaceWaiting(db, association.AssociationId);
        return true;
    });

    /// <summary>A case of which nothing is known yet.</summary>
    public static Task<Guid> EmptyCase(LiaisonApp app, Actor association) => app.Write(async db =>
    {
        var added = new Case
        {
            Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = association.AssociationId, Reference = $"DO-80-2017-{Ids.RandomCode()}",
        };
        await CaseTable.Insert(db, added);
        return added.Id;
    });
}
