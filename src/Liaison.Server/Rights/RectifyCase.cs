using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office corrects what is stated of a person, or of the household; what was stated before is kept beside it. [GDPR art. 16]</summary>
public static class RectifyCase
{
    /// <param name="ReceivedDay">The local day on which it was asked for.</param>
    /// <param name="Reason">What shows that it was wrong; at most 600 characters.</param>
    /// <param name="PersonId">Whom it is about; left out where it is about address and summary.</param>
    /// <param name="Person">All that is to be stated of the person.</param>
    /// <param name="Address">The address as it is to be; left out where it is right.</param>
    /// <param name="SituationSummary">The summary as it is to be, at most 600 characters; left out where it is right.</param>
    public sealed record Body(AskedBy AskedBy, DateOnly ReceivedDay, string Reason, Guid? PersonId = null, PersonBody? Person = null, Address? Address = null,
        string? SituationSummary = null) : IExample
    {
        public static object Example => new Body(AskedBy.Person, new DateOnly(2017, 1, 2), "Acte de naissance traduit, présenté au guichet.",
            Address: new Address("2 rue de l'Exemple", "80000", "Amiens"));

        /// <summary>Whether it is about one person, and not about one and the household at once.</summary>
        internal bool IsClear => PersonId is null ? Person is null && (Address ?? (object?)SituationSummary) is not null
            : Person is not null && Address is null && SituationSummary is null;
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.RectifyCases;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            RectificationRules.ReceivedInFuture, RectificationRules.NothingDiffers, RectificationRules.SubjectUnclear, CommonRules.ReasonRequired,
            CaseRules.UnknownPerson, .. CaseRefusals.OfPerson, .. CaseRefusals.OfAddress,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.ReceivedDay).Day();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
            RuleFor(command => command.Body.Person!).SetValidator(new PersonBody.Rules()).When(command => command.Body.Person is not null);
            RuleFor(command => command.Body.Address!).SetValidator(new AddressRules()).When(command => command.Body.Address is not null);
            RuleFor(command => command.Body.SituationSummary).OptionalText(CaseRules.SummaryLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (household, body, today) = (await CaseTable.Load(db, command.CaseId), command.Body, await PrefectureTable.Today(db));
            if (!body.IsClear)
                throw RectificationRules.SubjectUnclear.In("personId");
            var person = body.PersonId is { } personId ? household.Person(personId, "personId") : null;
            var rectification = new Rectification
            {
                Id = Ids.New(db.Now), CaseId = household.Id, PersonId = body.PersonId, AskedBy = body.AskedBy, ReceivedDay = body.ReceivedDay, DecidedAt = db.Now,
                Status = RectificationStatus.Done, Reason = body.Reason,
            }.Checked(today);
            await RectificationTable.Insert(db, rectification);
            await (person is null ? Correct(household, rectification, body) : Correct(household, rectification, person, body.Person!, today));
            return Unit.Value;
        }

        private async Task Correct(Case household, Rectification rectification, Person before, PersonBody body, DateOnly today)
        {
            var corrected = body.ToPerson(before.Id, today, "person.", before);
            await CaseTable.SavePerson(db, household, corrected, rectification.MustDiffer(!before.SaysTheSameAs(corrected)).Id);
        }

        private async Task Correct(Case household, Rectification rectification, Body body)
        {
            var corrected = household with { Address = body.Address ?? household.Address, SituationSummary = body.SituationSummary ?? household.SituationSummary };
            var differs = corrected.Address != household.Address || corrected.SituationSummary != household.SituationSummary;
            await CaseTable.SaveStated(db, household, corrected, rectification.MustDiffer(differs).Id);
        }
    }

    public static Task<Created<Page<ListRectifications.Row>>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}/rectifications", new ListRectifications.Query(id), ct);
}
