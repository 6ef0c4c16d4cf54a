using Liaison.Domain.Minutes;
using Liaison.Domain;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>One section of minutes.</summary>
public static class ReadSection
{
    public sealed record Query(Guid MeetingId, Guid SectionId) : IQuery<SectionView>
    {
        public static Right Requires => Right.ReadMinutes;
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, SectionView>
    {
        public async Task<SectionView> Handle(Query query, CancellationToken cancellationToken) =>
            SectionView.Of(await Shown(db, query.MeetingId, query.SectionId));
    }

    /// <summary>A section that may be shown: of a case that was destroyed, or that a withdrawn mandate hides, there is none.</summary>
    public static async Task<MinutesSection> Shown(Session db, Guid meetingId, Guid sectionId)
    {
        var section = await SectionTable.Load(db, await MinutesTable.Of(db, meetingId), sectionId);
        if (section.CaseId is { } caseId && (await CaseTable.FindKept(db, caseId))?.HidesAll(await PrefectureTable.Today(db)) != false)
            throw CommonRules.Absent.Because();
        return section;
    }

    public static async Task<Ok<SectionView>> Endpoint(Guid id, Guid sectionId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id, sectionId), ct));
}
