using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>A person joins the household of a case.</summary>
public static class AddPerson
{
    public sealed record Command(Guid CaseId, NewPersonBody Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [CaseRules.TooManyPersons, .. CaseRefusals.OfPerson, .. CaseRefusals.OfMandate];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body).SetValidator(new NewPersonBody.Rules());
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var joined = command.Body.JoinTo(household, await PrefectureTable.Today(db), db.Now);
            // The version of the case keeps two who add at once from passing the limit together.
            await CaseTable.Save(db, joined);
            await CaseTable.AddPerson(db, joined, joined.Persons[^1]);
            foreach (var mandate in joined.Mandates.Skip(household.Mandates.Count))
                await CaseTable.InsertMandate(db, joined.Id, mandate);
            return Unit.Value;
        }
    }

    public static Task<Created<ReadCase.Response>> Endpoint(Guid id, NewPersonBody body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}", new ReadCase.Query(id), ct);
}
