using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>Who may give both the old role of an account and the new one changes it; it acts on the person's next request.</summary>
public static class ChangeAccountRole
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses =>
            [Giving.NotYours, KeyGrants.ScopeBeyondMaker, Giving.OtherSide, ManagedAccounts.Own, AccountRules.StepNotAllowed, CommonRules.ReasonRequired];
    }

    /// <param name="Role">The new role.</param>
    /// <param name="Reason">Why; at most 600 characters.</param>
    public sealed record Body(Role Role, string Reason) : IExample
    {
        public static object Example => new Body(Role.AssociationManager, "Reprend la responsabilité de la permanence.");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var account = await ManagedAccounts.LoadToChange(db, command.Id);
            Giving.Check(db.Caller, account.Role);
            Giving.Check(db.Caller, command.Body.Role);
            if (KeyGrants.IsOfAssociation(account.Role) != KeyGrants.IsOfAssociation(command.Body.Role))
                throw Giving.OtherSide.Because();
            // An account that has ended makes no step, this one included.
            if (account.Status == AccountStatus.Ended)
                AccountLifecycle.Moves.Pass(account.Status, AccountStep.Ending);
            await db.Note(AccountTable.Noun, account.Id).Save("""
                UPDATE account SET role = @Role, version = version + 1 WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
                """, new { Role = command.Body.Role.ToString(), account.Id, account.Version, db.Prefecture });
            await PassageTable.Insert(db, AccountTable.Noun, account.Id,
                [new Passage("RoleChange", account.Role.ToString(), command.Body.Role.ToString(), CommonRules.Reason(command.Body.Reason))]);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccount.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAccount.Query(id), ct);
}
