using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The side that added a document removes its content; that it was there, and why it went, stays.</summary>
public static class RemoveDocument
{
    public sealed record Command(Guid CaseId, Guid DocumentId, string Reason) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [DocumentRules.StepNotAllowed, DocumentRules.OfOtherSide, CommonRules.ReasonRequired];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var document = await DocumentTable.Load(db, command.CaseId, command.DocumentId);
            await DocumentTable.SaveRemoval(db, document.Remove(db.Caller.Side, command.Reason));
            await CaseTable.Touch(db, command.CaseId);
            return Unit.Value;
        }
    }

    public static Task<Ok<Page<ListDocuments.Row>>> Endpoint(Guid id, Guid documentId, ReasonBody body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, documentId, body.Reason), new ListDocuments.Query(id), ct);
}
