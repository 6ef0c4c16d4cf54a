using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>An association observes on a section of the circulated text, or on the whole. What is said of an item is read by those who read the item;
/// what is said of a general point, by everybody at the table. It never changes, and is annexed whole. [domain rules 22, 23]</summary>
public static class ObserveOnMinutes
{
    /// <param name="Text">At most 4,000 characters.</param>
    /// <param name="SectionId">A general point, or an own item; left out for the whole.</param>
    public sealed record Body(string Text, Guid? SectionId = null) : IExample
    {
        public static object Example => new Body("L'engagement de répondre sous deux mois a été pris en séance et ne figure pas au projet.");
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.AnswerMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
            [MinutesRules.StepNotAllowed, CommonRules.UnknownReference, MinutesRules.TooManyObservations, MinutesRules.NamesACase];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Text).Text(MinutesRules.TextLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var minutes = (await MinutesTable.Of(db, command.MeetingId)).MustTake(MinutesStep.Observations);
            var (text, own) = (await EditionTable.Circulating(db, minutes.Id), db.Association!.Value);
            var made = await ObservationTable.For(db, minutes.Id, minutes.ThisEdition);
            MinutesRules.MustTakeObservation(made.Count(observation => observation.AssociationId == own));
            var about = await About(text, command.Body.SectionId, own);
            var ofItem = about?.Kind == PartKind.Item;
            if (!ofItem)
                MinutesRules.Common(command.Body.Text, "text", await MinutesReading.Persons(db, command.MeetingId));
            await ObservationTable.Insert(db, text.Id, new Observation
            {
                Id = Ids.New(db.Now), MinutesId = minutes.Id, AssociationId = own, SectionId = command.Body.SectionId, CaseId = about?.CaseId, At = db.Now,
                Text = command.Body.Text,
            }, minutes.ThisEdition, ofItem);
            await MinutesTable.Save(db, minutes);
            return Unit.Value;
        }

        private async Task<MinutesPart?> About(EditionTable.Row text, Guid? sectionId, Guid own) => sectionId is not { } id ? null
            : (await PartTable.For(db, text.Id, MinutesReader.Of(own))).Select(kept => kept.Part)
                .FirstOrDefault(part => part.SectionId == id && part.Kind is (PartKind.General or PartKind.Item))
                ?? throw CommonRules.UnknownReference.In("sectionId");
    }

    public static Task<Created<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/meetings/{id}/minutes", new ReadMinutes.Query(id), ct);
}
