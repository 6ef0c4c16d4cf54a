using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>An agent takes two cases for the same household: he sees one, figures count one, a meeting holds one item. Their associations notice
/// nothing of it. [domain rule 27]</summary>
public static class LinkCases
{
    /// <param name="CaseId">The other case.</param>
    public sealed record Body(Guid CaseId, string? Reason = null) : IExample
    {
        public static object Example => new Body(new("0195d2a0-0000-7000-8000-000000000002"), "Même famille, numéro étranger identique.");
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.LinkCases;
        public static IReadOnlyList<Refusal> Refuses =>
            [CaseLinkRules.WithItself, CaseLinkRules.AlreadyLinked, CaseLinkRules.TooMany, CommonRules.UnknownReference];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var one = await CaseTable.Load(db, command.Id);
            var other = await CaseTable.Named(db, command.Body.CaseId, "caseId");
            await CaseLinkTable.Insert(db, CaseLink.Between(Ids.New(db.Now), db.Prefecture, one.Id, other.Id, command.Body.Reason));
            return Unit.Value;
        }
    }

    public static Task<Created<Page<ListLinks.Row>>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}/links", new ListLinks.Query(id), ct);
}
