using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Cases;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>An association, or the office in its name, opens the case of one household.</summary>
public static class OpenCase
{
    /// <param name="AssociationId">Needed from the office; an association can name only itself.</param>
    public sealed record Command(IReadOnlyList<NewPersonBody> Persons, Address? Address = null, string? SituationSummary = null, Guid? AssociationId = null)
        : ICommand<Guid>, IOpensCases, IExample
    {
        public static Right Requires => Right.WriteCases;
        int IOpensCases.CasesOpened => 1;
        public static IReadOnlyList<Refusal> Refuses =>
            [.. CaseRefusals.OfPerson, .. CaseRefusals.OfMandate, .. CaseRefusals.OfAddress, AssociationRules.NotActive, CommonRules.UnknownReference,
                InputRules.Required];
        public static object Example => new Command([(NewPersonBody)NewPersonBody.Example], new Address("1 rue de l'Exemple", "80000", "Amiens"),
            "Famille arrivée en 2012, deux enfants scolarisés.");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Persons).AtMost(CaseRules.MaxPersons);
            RuleForEach(command => command.Persons).SetValidator(new NewPersonBody.Rules());
            RuleFor(command => command.Address!).SetValidator(new AddressRules()).When(command => command.Address is not null);
            RuleFor(command => command.SituationSummary).OptionalText(CaseRules.SummaryLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var associationId = await AssociationTable.SpokenFor(db, command.AssociationId);
            var today = await PrefectureTable.Today(db);
            var opened = new Case
            {
                Id = db.NewCase(), PrefectureCode = db.Prefecture, AssociationId = associationId,
                Reference = Case.NewReference(db.Prefecture, today.Year), Address = command.Address, SituationSummary = command.SituationSummary,
            };
            foreach (var (index, person) in command.Persons.Index())
                opened = person.JoinTo(opened, today, db.Now, $"persons[{index}].");
            await CaseTable.Insert(db, opened);
            return opened.Id;
        }
    }

    public static Task<Created<ReadCase.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/cases", id => new ReadCase.Query(id), ct);
}
