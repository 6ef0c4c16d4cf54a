using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Either side adds a general point to a draft. Everybody reads it: it names nobody.</summary>
public static class AddSection
{
    /// <param name="Title">At most 200 characters.</param>
    /// <param name="Text">At most 4,000 characters.</param>
    public sealed record Body(string Title, string Text = "") : IExample
    {
        public static object Example => new Body("Délais de convocation", "Le bureau indique que les délais de convocation sont de trois semaines.");
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
            [MinutesRules.NotDraft, MinutesRules.SectionNotCorrected, MinutesRules.TooManyPoints, MinutesRules.NamesACase];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Title).Text(MinutesRules.TitleLength);
            RuleFor(command => command.Body.Text).OptionalText(MinutesRules.TextLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = (await MinutesTable.Of(db, command.MeetingId)).MustTake(sectionId: null);
            MinutesRules.MustTakeOneMore((await SectionTable.Of(db, minutes.Id)).Count(section => section is { Kind: SectionKind.General, Status: SectionStatus.Present }));
            var persons = await MinutesReading.Persons(db, command.MeetingId);
            await SectionTable.Save(db, new MinutesSection
            {
                Id = Ids.New(db.Now), MinutesId = minutes.Id, Kind = SectionKind.General, Version = 0,
                Title = MinutesRules.Common(command.Body.Title, "title", persons), Text = MinutesRules.Common(command.Body.Text, "text", persons),
            });
            return Unit.Value;
        }
    }

    public static Task<Created<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/meetings/{id}/minutes", new ReadMinutes.Query(id), ct);
}
