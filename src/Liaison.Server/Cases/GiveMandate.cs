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

/// <summary>A person of a case gives the association a mandate.</summary>
public static class GiveMandate
{
    public sealed record Body(Guid PersonId, MandateScope Scope, bool RiskInformed, string Language, DateOnly GivenDay, DateOnly? EndDay = null,
        string? ProofReference = null) : MandateBody(Scope, RiskInformed, Language, GivenDay, EndDay, ProofReference), IExample
    {
        public static object Example => new Body(new Guid("01941d00-0000-7000-8000-000000000001"), MandateScope.Full, RiskInformed: true, "ka",
            new DateOnly(2017, 1, 2));
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [CaseRules.UnknownPerson, .. CaseRefusals.OfMandate];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body).SetValidator(new MandateBody.Rules());
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var person = household.Person(command.Body.PersonId, "personId");
            var mandate = command.Body.ToMandate(Ids.New(db.Now), person.Id).Checked(await PrefectureTable.Today(db));
            await CaseTable.InsertMandate(db, household.Id, mandate);
            return Unit.Value;
        }
    }

    public static Task<Created<ReadCase.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}", new ReadCase.Query(id), ct);
}
