using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>The office concludes: observations, replies and positions are annexed, silence is recorded as silence, and the text is sealed as the next
/// edition. [domain rules 22, 23]</summary>
public static class ConcludeMinutes
{
    public sealed record Command(Guid MeetingId) : ICommand<Unit>, IMayTouchFrozen, IMayTouchRestricted
    {
        public static Right Requires => Right.ConductMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed, MinutesRules.ObservationsDue, MinutesRules.ReplyMissing];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, command.MeetingId);
            minutes.MustTake(MinutesStep.Conclusion);
            var (text, now) = (await EditionTable.Circulating(db, minutes.Id), await PrefectureTable.Now(db));
            var (associations, observations) = (await MinutesReading.Invited(db, minutes.MeetingId), await ObservationTable.For(db, minutes.Id, minutes.ThisEdition));
            var positions = await ObservationTable.PositionsOn(db, text.Id, associations.Keys, observations.Select(made => made.AssociationId).ToHashSet());
            var taken = positions.Select(position => position.Position).ToList();
            var concluded = minutes.Conclude(taken, observations.Count(made => made.RepliedAt is null), now.Day);
            var parts = (await PartTable.For(db, text.Id, MinutesReader.Office))
                .Select(kept => kept.Part with { CaseId = kept.Salt is null ? null : kept.Part.CaseId }).ToList();
            await PartTable.Insert(db, text.Id, MinutesAnnex.Of(observations, positions, associations, parts, now.Zone), parts.Count);
            await EditionTable.Conclude(db, text, concluded.Edition, AssociationPosition.ResultOf(taken));
            await MinutesTable.Save(db, concluded);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id), new ReadMinutes.Query(id), ct);
}
