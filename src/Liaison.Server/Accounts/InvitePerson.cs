using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Accounts;
using Liaison.Domain.Associations;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.SignIn;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>Somebody is invited into a role: whoever opens the link first, and proves who he is, gets the account.</summary>
public static class InvitePerson
{
    public static readonly Refusal NobodySignsIn = new("invitation.nobody_signs_in",
        "Personne ne peut se connecter à ce service : le réglage SignIn:PublicAddress manque.",
        "Nobody can sign in to this service: the setting SignIn:PublicAddress is missing.");

    public static readonly Refusal SeatUnclear = new("invitation.association_mismatch",
        "Un rôle d'association va avec une association, les autres sans.",
        "A role of an association goes with an association, the others without one.", RefusalKind.Content);

    /// <param name="Name">How the person will be called here; those who manage accounts see it, nobody else.</param>
    /// <param name="AssociationId">For the roles of an association; an association may leave it out.</param>
    /// <param name="Days">For how many days the link is good, 1 to 30.</param>
    public sealed record Command(string Name, Role Role, Guid? AssociationId = null, int Days = AccountRules.InvitationDays) : ICommand<Made>, IExample
    {
        public static Right Requires => Right.ManageAccounts;
        public static IReadOnlyList<Refusal> Refuses =>
            [Giving.NotYours, KeyGrants.ScopeBeyondMaker, SeatUnclear, NobodySignsIn, CommonRules.UnknownReference, AssociationRules.NotActive];
        public static object Example => new Command("Bénévole (exemple)", Role.Association);
    }

    /// <summary>What is known once alone: the secret of the link.</summary>
    public sealed record Made(Guid Id, string Secret);

    /// <param name="Link">Give it to the person by a way that only the person reads; it is not shown again.</param>
    public sealed record Response(Guid Id, string Name, Role Role, Guid? AssociationId, DateTimeOffset ExpiresAt, Uri Link);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Text(AccountRules.NameLength);
            RuleFor(command => command.Days).Between(1, AccountRules.MostInvitationDays);
        }
    }

    public sealed class Handler(Session db, SignInOptions signIn) : IRequestHandler<Command, Made>
    {
        public async Task<Made> Handle(Command command, CancellationToken cancellationToken)
        {
            Giving.Check(db.Caller, command.Role);
            if (!signIn.IsOn)
                throw NobodySignsIn.Because();
            var association = KeyGrants.IsOfAssociation(command.Role) ? command.AssociationId ?? db.Association : command.AssociationId;
            if (association is not null != KeyGrants.IsOfAssociation(command.Role))
                throw SeatUnclear.In("associationId");
            if (association is { } id)
                await AssociationTable.Active(db, id, "associationId");
            var (invitation, secret) = Invitation.New(new Seat(command.Role, db.Prefecture, association), command.Name, db.Caller.Id, db.Now, command.Days);
            await db.Note(InvitationTable.Noun, invitation.Id).Execute(InvitationTable.Sql, InvitationTable.Values(invitation));
            return new Made(invitation.Id, secret);
        }
    }

    public static async Task<Created<Response>> Endpoint(Command command, SignInOptions signIn, Acts acts, CancellationToken ct)
    {
        var (made, shown) = await acts.Do(command, of => new ReadInvitation.Query(of.Id), ct);
        return TypedResults.Created($"/api/v1/invitations/{made.Id}",
            new Response(made.Id, shown.Name, shown.Role, shown.AssociationId, shown.ExpiresAt, signIn.LinkOf(made.Secret)));
    }
}
