using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Server.Audiences;
using Liaison.Server.Cases;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office records the adversarial examination of an item: both views, the orientations and what was promised.</summary>
public static class ExamineItem
{
    private const int MaxCommitments = 20;

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            AgendaItemRules.StepNotAllowed, AgendaItemRules.MeetingNotOpen, AgendaItemRules.OrientationRequired, AgendaItemRules.TopicHasNoOrientation,
            AgendaItemRules.PersonTwice, AgendaItemRules.ReasonCategoryRequired, CaseRules.UnknownPerson, CommitmentRules.DueDayPast,
            CommonRules.UnknownReference,
        ];
    }

    /// <param name="Orientation">Holds for everybody not listed; a topic has none.</param>
    /// <param name="ReasonCategory">Needed where an orientation is unfavourable.</param>
    /// <param name="AssociationView">At most 600 characters, no medical text.</param>
    /// <param name="OfficeView">At most 600 characters, no medical text.</param>
    /// <param name="Persons">Persons whose orientation differs; of a household that several associations put forward, those of each case.</param>
    /// <param name="Commitments">What was promised under this item.</param>
    /// <param name="Others">Of a household that several associations put forward: the views for the items of the others. They get the same orientation,
    /// and none of the views and promises above, which are not theirs to know.</param>
    public sealed record Body(Orientation? Orientation = null, ReasonCategory? ReasonCategory = null, string? AssociationView = null,
        string? OfficeView = null, IReadOnlyList<PersonOrientation>? Persons = null, IReadOnlyList<Promise>? Commitments = null,
        IReadOnlyList<OtherViews>? Others = null) : IExample
    {
        public static object Example => new Body(Domain.Agendas.Orientation.DocumentsRequested,
            AssociationView: "Présence continue depuis 2011.", OfficeView: "Justificatifs de 2014 à compléter.",
            Commitments: [new(Side.Prefecture, "chef de bureau", "Adresser la liste des pièces.", new(2027, 2, 1))]);
    }

    /// <summary>The views for the item of another association.</summary>
    /// <param name="ItemId">One of the submissions of the item.</param>
    /// <param name="AssociationView">At most 600 characters, no medical text.</param>
    /// <param name="OfficeView">At most 600 characters, no medical text.</param>
    public sealed record OtherViews(Guid ItemId, string? AssociationView = null, string? OfficeView = null)
    {
        public sealed class Rules : AbstractValidator<OtherViews>
        {
            public Rules()
            {
                RuleFor(views => views.AssociationView).OptionalText(Examination.ViewLength);
                RuleFor(views => views.OfficeView).OptionalText(Examination.ViewLength);
            }
        }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.AssociationView).OptionalText(Examination.ViewLength);
            RuleFor(command => command.Body.OfficeView).OptionalText(Examination.ViewLength);
            RuleFor(command => command.Body.Persons ?? Array.Empty<PersonOrientation>()).Distinct(CaseRules.MaxPersons).OverridePropertyName("persons");
            RuleFor(command => command.Body.Commitments ?? Array.Empty<Promise>()).Distinct(MaxCommitments).OverridePropertyName("commitments");
            RuleForEach(command => command.Body.Commitments).SetValidator(new Promise.Rules());
            RuleFor(command => command.Body.Others ?? Array.Empty<OtherViews>()).Distinct(CaseLinkRules.MostLinked).OverridePropertyName("others");
            RuleForEach(command => command.Body.Others).SetValidator(new OtherViews.Rules());
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (item, meeting) = await AgendaItemTable.LoadFor(db, command.Id, AgendaItemStep.Examination);
            var body = command.Body;
            var others = await Others(item, body);
            var othersPersons = others.SelectMany(other => other.Case.Persons).Select(person => person.Id).ToHashSet();
            var submitted = item.CaseId is { } caseId ? await CaseTable.Load(db, caseId) : null;
            await Examine(meeting, item, submitted, new Examination(body.Orientation, body.ReasonCategory, body.AssociationView, body.OfficeView,
                [.. (body.Persons ?? []).Where(person => !othersPersons.Contains(person.PersonId))]));
            foreach (var (other, household, views) in others)
                await Examine(meeting, other, household, new Examination(body.Orientation, body.ReasonCategory, views?.AssociationView, views?.OfficeView,
                    [.. (body.Persons ?? []).Where(person => household.Persons.Any(own => own.Id == person.PersonId))]));
            foreach (var commitment in Made(item, meeting, body.Commitments ?? []))
                await CommitmentTable.Insert(db, commitment);
            return Unit.Value;
        }

        private async Task<List<(AgendaItem Item, Case Case, OtherViews? Views)>> Others(AgendaItem item, Body body)
        {
            var others = new List<(AgendaItem Item, Case Case, OtherViews? Views)>();
            foreach (var other in await Household.Others(db, item, AgendaItemStep.Examination))
                others.Add((other, await CaseTable.Load(db, other.CaseId!.Value), body.Others?.FirstOrDefault(views => views.ItemId == other.Id)));
            return (body.Others ?? []).All(views => others.Any(other => other.Item.Id == views.ItemId)) ? others
                : throw CommonRules.UnknownReference.In("others");
        }

        private async Task Examine(Meeting meeting, AgendaItem item, Case? submitted, Examination examination)
        {
            await AgendaItemTable.Save(db, item.Examine(meeting, submitted, examination));
            foreach (var referral in await ReferralTable.AllOfItem(db, item.Id))
                await ReferralTable.Save(db, referral.Treat());
            await Placement.PlaceWaiting(db, item.AssociationId);
        }

        // Promised in the meeting, perhaps written down days later: the day of the meeting counts.
        private IEnumerable<Commitment> Made(AgendaItem item, Meeting meeting, IEnumerable<Promise> promises) => promises.Select((promise, index) =>
            new Commitment
            {
                Id = Ids.New(db.Now), PrefectureCode = item.PrefectureCode, AssociationId = item.AssociationId, Side = promise.Side, Owner = promise.Owner,
                Text = promise.Text, DueDay = promise.DueDay, MeetingId = meeting.Id, AgendaItemId = item.Id, CaseId = item.CaseId,
            }.Checked(meeting.Day, $"commitments[{index}]."));
    }

    public static Task<Ok<ReadAgendaItem.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAgendaItem.Query(id), ct);
}
