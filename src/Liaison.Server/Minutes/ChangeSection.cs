using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Either side writes a section of a draft anew; who wrote what stays. Where somebody else was faster, the refusal shows what he wrote. [domain rule 21]</summary>
public static class ChangeSection
{
    /// <param name="Text">At most 4,000 characters; no medical text.</param>
    /// <param name="Title">Of a general point, at most 200 characters; left out it stays. An item has none.</param>
    public sealed record Body(string Text, string? Title = null) : IExample
    {
        public static object Example => new Body("Le bureau précise que les pièces peuvent être déposées au guichet.");
    }

    public sealed record Command(Guid MeetingId, Guid SectionId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            MinutesRules.NotDraft, MinutesRules.SectionNotCorrected, MinutesRules.SectionOfItem, MinutesRules.SectionRemoved, MinutesRules.NamesACase,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Title).OptionalText(MinutesRules.TitleLength);
            RuleFor(command => command.Body.Text).OptionalText(MinutesRules.TextLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = (await MinutesTable.Of(db, command.MeetingId)).MustTake(command.SectionId);
            var (section, body) = (await SectionTable.Load(db, minutes, command.SectionId), command.Body);
            if (section.Kind == SectionKind.General)
            {
                var persons = await MinutesReading.Persons(db, command.MeetingId);
                MinutesRules.Common(body.Title ?? "", "title", persons);
                MinutesRules.Common(body.Text, "text", persons);
            }
            await SectionTable.Save(db, section.Write(string.IsNullOrWhiteSpace(body.Title) ? null : body.Title, body.Text));
            return Unit.Value;
        }
    }

    public static async Task<Ok<SectionView>> Endpoint(Guid id, Guid sectionId, Body body, Acts acts, IMediator mediator, CancellationToken ct)
    {
        try
        {
            return await acts.Step(new Command(id, sectionId, body), new ReadSection.Query(id, sectionId), ct);
        }
        catch (HttpRefusedException stale) when (stale.Status == StatusCodes.Status412PreconditionFailed)
        {
            throw new HttpRefusedException(stale.Status, stale.Refusal) { Current = await mediator.Send(new ReadSection.Query(id, sectionId), ct) };
        }
    }
}
