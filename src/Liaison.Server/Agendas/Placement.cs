using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Meetings;
using Liaison.Server.Audiences;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Meetings;

namespace Liaison.Server.Agendas;

/// <summary>Finds a meeting for what waits: referred cases and carried-over items; and takes it back when its meeting falls away.</summary>
public static class Placement
{
    /// <summary>Gives each referral of an association that waits with its case a place on its target's agenda, and each carried-over item
    /// in the pool a place on the next agenda that takes proposals. What finds no meeting goes on waiting.</summary>
    public static async Task PlaceWaiting(Session db, Guid associationId)
    {
        var next = await MeetingTable.NextTechnical(db, associationId, takesProposals: false);
        foreach (var referral in await ReferralTable.Waiting(db, associationId))
        {
            if (await TargetOf(db, referral, next) is { } target)
                await Place(db, referral, target);
        }
        foreach (var item in await AgendaItemTable.CarriedInPool(db, associationId))
        {
            if (await NextFor(db, item) is { } open)
                await AgendaItemTable.Save(db, item.ProposeFor(open));
        }
    }

    /// <summary>Whether a referral that names its case is meant for this meeting and has no item on it yet.</summary>
    public static async Task<bool> HasUnplaced(Session db, Meeting meeting)
    {
        foreach (var associationId in meeting.AssociationIds)
        {
            var next = await MeetingTable.NextTechnical(db, associationId, takesProposals: false);
            foreach (var referral in await ReferralTable.Waiting(db, associationId))
            {
                if ((await TargetOf(db, referral, next))?.Id == meeting.Id)
                    return true;
            }
        }
        return false;
    }

    /// <summary>Takes an item back to the pool; a referral that had become it waits again for the association's next meeting.
    /// A returned item stays returned where its case has been put forward anew since.</summary>
    public static async Task Release(Session db, AgendaItem item, string reason)
    {
        foreach (var referral in await ReferralTable.AllOfItem(db, item.Id))
            await ReferralTable.Save(db, referral.Release(reason));
        var isReplaced = item is { Status: AgendaItemStatus.Returned, CaseId: { } caseId } && await AgendaItemTable.OpenOfCase(db, caseId) is not null;
        if (!isReplaced)
            await AgendaItemTable.Save(db, item.Release(reason));
    }

    /// <summary>Takes an item back for good; the referrals that it stood for lapse, and others of its case find their place.</summary>
    public static async Task Withdraw(Session db, AgendaItem item, string? reason, string lapseReason)
    {
        await AgendaItemTable.Save(db, item.Withdraw(reason));
        foreach (var referral in await ReferralTable.AllOfItem(db, item.Id))
            await ReferralTable.Save(db, referral.Lapse(lapseReason));
        await PlaceWaiting(db, item.AssociationId);
    }

    /// <summary>Adds a new item of a case; referrals that stood as a returned one of the same case go on with it.</summary>
    public static async Task PutForward(Session db, AgendaItem item)
    {
        await AgendaItemTable.Insert(db, item);
        foreach (var referral in item.CaseId is { } caseId ? await ReferralTable.PlacedOfCase(db, caseId) : [])
            await ReferralTable.Save(db, referral.Follow(item));
    }

    /// <summary>Puts the successor in the place of an item that was put off or not reached: its referrals follow it,
    /// and the next agenda that takes proposals gets it.</summary>
    public static async Task Succeed(Session db, AgendaItem item, AgendaItem successor)
    {
        // The predecessor first: a case is put forward by one item at a time.
        await AgendaItemTable.Save(db, item);
        await AgendaItemTable.Insert(db, successor);
        foreach (var referral in await ReferralTable.AllOfItem(db, item.Id))
            await ReferralTable.Save(db, referral.Follow(successor));
        await PlaceWaiting(db, item.AssociationId);
    }

    // Put off from a meeting still to come, an item must not fall back onto that one.
    private static async Task<Meeting?> NextFor(Session db, AgendaItem carried)
    {
        var predecessor = await AgendaItemTable.Load(db, carried.PredecessorId!.Value);
        var former = await MeetingTable.Load(db, predecessor.MeetingId!.Value);
        return await MeetingTable.NextTechnical(db, carried.AssociationId, takesProposals: true, after: former.StartsAt);
    }

    // Where the named meeting fell away or has begun while the referral waited, its cases go to the next one.
    private static async Task<Meeting?> TargetOf(Session db, Referral referral, Meeting? next) =>
        referral.Target.MeetingId is { } id && await MeetingTable.Find(db, id) is { IsToCome: true } named ? named : next;

    // A case that stands on another agenda keeps its place there: the referral waits until the office has decided between the two.
    private static async Task Place(Session db, Referral referral, Meeting target)
    {
        var open = await AgendaItemTable.OpenOfCase(db, referral.CaseId!.Value);
        if (open?.MeetingId is { } meetingId && meetingId != target.Id)
            return;
        var item = open switch
        {
            null => await Submit(db, referral, target),
            { MeetingId: null } => await Bring(db, open.AddLateTo(target, referral.Reason)),
            _ => open,
        };
        await ReferralTable.Save(db, referral.Place(item));
    }

    private static async Task<AgendaItem> Submit(Session db, Referral referral, Meeting target)
    {
        var submitted = await CaseTable.Load(db, referral.CaseId!.Value);
        var item = new AgendaItem
        {
            Id = Domain.Ids.New(db.Now), PrefectureCode = referral.PrefectureCode, AssociationId = referral.AssociationId, CaseId = submitted.Id,
            Question = referral.Question, SubmittedAt = db.Now,
        }.AddLateTo(target, referral.Reason);
        await PutForward(db, item);
        await ReceiptTable.Issue(db, item, submitted);
        return item;
    }

    private static async Task<AgendaItem> Bring(Session db, AgendaItem item)
    {
        await AgendaItemTable.Save(db, item);
        return item;
    }
}
