using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The cabinet records the reasoned order by which a demonstration is banned. [CSI L211-4]</summary>
public static class BanDemonstration
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.LogDemonstrations;
        public static IReadOnlyList<Refusal> Refuses =>
            [DemonstrationRules.StepNotAllowed, DemonstrationRules.BanOrderRequired, CommonRules.ReasonRequired];
    }

    /// <param name="Order">Reference of the order.</param>
    /// <param name="Reasons">Its reasons; at most 600 characters.</param>
    public sealed record Body(string Order, string Reasons) : IExample
    {
        public static object Example => new Body("Arrêté n° 2017-000", "Risque de trouble à l'ordre public.");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Order).OptionalText(DemonstrationRules.OrderLength);
            RuleFor(command => command.Body.Reasons).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var demonstration = await DemonstrationTable.Load(db, command.Id);
            await DemonstrationTable.Save(db, demonstration.Ban(command.Body.Order, command.Body.Reasons));
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadDemonstration.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadDemonstration.Query(id), ct);
}
