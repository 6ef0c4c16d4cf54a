using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Either side takes a general point out of a draft; its wordings stay.</summary>
public static class RemoveSection
{
    public sealed record Command(Guid MeetingId, Guid SectionId) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
            [MinutesRules.NotDraft, MinutesRules.SectionNotCorrected, MinutesRules.SectionOfItem, MinutesRules.SectionRemoved];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = (await MinutesTable.Of(db, command.MeetingId)).MustTake(command.SectionId);
            await SectionTable.Save(db, (await SectionTable.Load(db, minutes, command.SectionId)).Remove());
            return Unit.Value;
        }
    }

    public static Task<Ok<SectionView>> Endpoint(Guid id, Guid sectionId, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, sectionId), new ReadSection.Query(id, sectionId), ct);
}
