using FluentValidation;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>What is stated of a person is stated anew; mandates stay as they are.</summary>
public static class ChangePerson
{
    public sealed record Command(Guid CaseId, Guid PersonId, PersonBody Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [.. CaseRefusals.OfPerson];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body).SetValidator(new PersonBody.Rules());
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var before = household.Persons.FirstOrDefault(person => person.Id == command.PersonId) ?? throw CommonRules.Absent.Because();
            await CaseTable.SavePerson(db, household, command.Body.ToPerson(before.Id, await PrefectureTable.Today(db), before: before));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadCase.Response>> Endpoint(Guid id, Guid personId, PersonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, personId, body), new ReadCase.Query(id), ct);
}
