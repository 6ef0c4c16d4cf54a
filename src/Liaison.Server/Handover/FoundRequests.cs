using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Meetings;

namespace Liaison.Server.Handover;

/// <summary>The meeting requests without an answer, those first that silence refuses first. [domain rule 8]</summary>
internal static class FoundRequests
{
    private const int NearDays = 14;

    public static async Task<ILookup<Guid, RequestedLine>> Of(Session db, LocalNow now) => (await MeetingRequestTable.Unanswered(db))
        .OrderBy(request => request.DeemedDecisionDay).ToLookup(request => request.AssociationId, request => new RequestedLine(request.Id, request.Reference,
            request.Status, request.ReceivedDay, request.DeemedDecisionDay,
            request.AnsweredDay is null && request.DeemedDecisionDay <= now.Day.AddDays(NearDays), request.IsDeemedRejectedOn(now.Day)));
}
