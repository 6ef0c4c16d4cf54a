using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>An agent no longer takes two cases for the same household.</summary>
public static class UndoLink
{
    public sealed record Command(Guid CaseId, Guid LinkId, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.LinkCases;
        public static IReadOnlyList<Refusal> Refuses => [CaseLinkRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await CaseLinkTable.Save(db, (await CaseLinkTable.Load(db, command.CaseId, command.LinkId)).Undo(command.Reason));
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListLinks.Row>>> Endpoint(Guid id, Guid linkId, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, linkId, body.Reason), new ListLinks.Query(id), ct);
}
