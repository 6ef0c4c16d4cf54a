using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The cabinet takes in a declaration, however late, and gives its receipt. [CSI L211-4]</summary>
public static class DeclareDemonstration
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.LogDemonstrations;
        public static IReadOnlyList<Refusal> Refuses =>
            [DemonstrationRules.StepNotAllowed, DemonstrationRules.ReceivedInFuture, DemonstrationRules.AuthorityTwice];
    }

    /// <param name="Authority">Who received it: one declaration for each authority.</param>
    /// <param name="ReceivedDay">Local day on which it was received.</param>
    public sealed record Body(string Authority, DateOnly ReceivedDay) : IExample
    {
        public static object Example => new Body("Préfecture de la Somme", new(2017, 11, 20));
    }

    public sealed class BodyValidator : AbstractValidator<Body>
    {
        public BodyValidator()
        {
            RuleFor(body => body.Authority).Text(DemonstrationRules.AuthorityLength);
            RuleFor(body => body.ReceivedDay).Day();
        }
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body).SetValidator(new BodyValidator());
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var demonstration = await DemonstrationTable.Load(db, command.Id);
            var today = await PrefectureTable.Today(db);
            await DemonstrationTable.Save(db, demonstration.Receive(command.Body.Authority, command.Body.ReceivedDay, db.Now, today));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDemonstration.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadDemonstration.Query(id), ct);
}
