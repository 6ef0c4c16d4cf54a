using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The minutes of a meeting as those at the table read them: the text as it stands, what was observed on it, who has taken which position.</summary>
public static class ReadMinutes
{
    public sealed record Query(Guid MeetingId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadMinutes;
    }

    /// <param name="Edition">Number of the last edition; 0 before there is one.</param>
    /// <param name="DueDay">Last day for observations, while the text circulates.</param>
    /// <param name="Corrected">The sections that an erratum under way corrects.</param>
    /// <param name="Sections">What either side writes: general points, and the items of the agenda under their ids.</param>
    /// <param name="Text">The draft as it would circulate, the text that circulates, or the last edition.</param>
    /// <param name="Observations">On the text that is to become the next edition, or became the last.</param>
    /// <param name="Positions">Of each association invited.</param>
    /// <param name="Result">What follows from them; null of a draft.</param>
    public sealed record Response(Guid Id, Guid MeetingId, string MeetingReference, MinutesStatus Status, int Edition, DateOnly? DueDay,
        IReadOnlyList<Guid> Corrected, IReadOnlyList<SectionView> Sections, IReadOnlyList<PartView> Text, IReadOnlyList<ObservationView> Observations,
        IReadOnlyList<PositionView> Positions, MinutesResult? Result, IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [.. IShowsCases.All(Sections), .. IShowsCases.All(Text), .. IShowsCases.All(Observations)];
    }

    /// <param name="SectionId">Null where it speaks of the whole.</param>
    /// <param name="Reply">The office's, once given.</param>
    public sealed record ObservationView(Guid Id, Guid AssociationId, Guid? SectionId, Guid? CaseId, DateTimeOffset At, string Text, string? Reply,
        DateTimeOffset? RepliedAt) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    /// <param name="Statement">Reservations, or why the text is contested.</param>
    public sealed record PositionView(Guid AssociationId, string Name, Position Position, string? Statement);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, query.MeetingId);
            var meeting = await MeetingTable.Load(db, query.MeetingId);
            var sources = await MinutesReading.Sources(db, meeting, minutes);
            var observations = await ObservationTable.For(db, minutes.Id, minutes.ThisEdition);
            var (text, positions) = await Standing(minutes, sources, observations);
            return new(minutes.Id, meeting.Id, meeting.Reference, minutes.Status, minutes.Edition, minutes.DueDay, minutes.Corrected,
                Sections(minutes, sources), text, [.. observations.Select(observation => Show(observation, sources))],
                [.. positions.Select(position => new PositionView(position.AssociationId, sources.Associations[position.AssociationId], position.Position, position.Statement))],
                positions.Count == 0 ? null : AssociationPosition.ResultOf([.. positions.Select(position => position.Position)]),
                db.Caller.Allowed(MinutesLifecycle.Moves, minutes.Status));
        }

        private async Task<(IReadOnlyList<PartView> Text, IReadOnlyList<AssociationPosition> Positions)> Standing(MeetingMinutes minutes, MinutesSources sources,
            IReadOnlyList<Observation> observations)
        {
            if (minutes.Status == MinutesStatus.Draft)
                return ([.. (await MinutesDraft.Text(db, minutes, sources)).Select(PartView.Of)], []);
            var standing = minutes.Status == MinutesStatus.Circulated ? await EditionTable.Circulating(db, minutes.Id)
                : await EditionTable.Numbered(db, minutes.Id, minutes.Edition);
            return (await PartView.Of(db, standing, ReaderOf(db.Caller), sources.Today, sources.Cases), await ObservationTable.PositionsOn(db, standing.Id,
                sources.Associations.Keys, observations.Select(observation => observation.AssociationId).ToHashSet()));
        }

        private static IReadOnlyList<SectionView> Sections(MeetingMinutes minutes, MinutesSources sources) =>
        [
            .. sources.Sections.Where(section => section is { Kind: SectionKind.General, Status: SectionStatus.Present }).Select(SectionView.Of),
            .. sources.Items.Where(item => item.CaseId is not { } id || (sources.Cases.GetValueOrDefault(id) is { } household && !household.HidesAll(sources.Today)))
                .Select(item => SectionView.Of(sources.Sections.FirstOrDefault(section => section.Id == item.Id) ?? SectionTable.OfItem(minutes, item))),
        ];

        // What a withdrawn mandate or a destruction takes from the text, it takes from what was said of it.
        private static ObservationView Show(Observation observation, MinutesSources sources)
        {
            var hidden = observation.CaseId is { } id && sources.Cases.GetValueOrDefault(id)?.HidesAll(sources.Today) != false;
            return new(observation.Id, observation.AssociationId, observation.SectionId, observation.CaseId, observation.At, hidden ? "" : observation.Text,
                hidden ? null : observation.Reply, observation.RepliedAt);
        }
    }

    /// <summary>How a caller reads minutes.</summary>
    public static MinutesReader ReaderOf(Caller caller) => caller.Association is { } association ? MinutesReader.Of(association)
        : caller.IsOffice ? MinutesReader.Office : MinutesReader.Public;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
