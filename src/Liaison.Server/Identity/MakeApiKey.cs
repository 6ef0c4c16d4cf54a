using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>Who looks after keys makes one of a role that is his to give, and is shown its text this once.</summary>
public static class MakeApiKey
{
    /// <param name="Name">What the key is for: a program or a post. No name of a person.</param>
    /// <param name="AssociationId">Whose key it is, for the two roles of an association; an association may leave it out.</param>
    /// <param name="Scopes">The rights to which it is narrowed, out of those of its role; all of them where nothing is said.</param>
    /// <param name="ExpiresDay">Its last day in the prefecture's zone, within a year; 90 days where nothing is said.</param>
    /// <param name="AllowedNetworks">Where it may be used from, as <c>192.0.2.0/24</c> or <c>2001:db8::/32</c>; anywhere where nothing is said.</param>
    public sealed record Command(Role Role, string Name, Guid? AssociationId = null, IReadOnlyList<Right>? Scopes = null, DateOnly? ExpiresDay = null,
        IReadOnlyList<string>? AllowedNetworks = null) : ICommand<IssuedApiKey>, IExample
    {
        public static Right Requires => Right.ManageKeys;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            KeyGrants.RoleNotYours, KeyGrants.ScopeBeyondMaker, KeyGrants.ScopeBeyondRole, KeyGrants.AssociationNotDue, KeyRules.ExpiryOutOfRange,
            KeyRules.NetworkInvalid, InputRules.Required, CommonRules.UnknownReference, AssociationRules.NotActive,
        ];
        public static object Example => new Command(Role.Association, "Logiciel de suivi de l'association",
            AssociationId: new("0195d2a0-0000-7000-8000-000000000004"), Scopes: [Right.ReadMeetings, Right.ReadAgendas],
            ExpiresDay: new(2027, 3, 31), AllowedNetworks: ["192.0.2.0/24", "2001:db8::/32"]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Text(KeyRules.NameLength);
            RuleFor(command => command.ExpiresDay).OptionalDay();
            When(command => command.Scopes is not null, () => RuleFor(command => command.Scopes!).SomeDistinct(Enum.GetValues<Right>().Length));
            When(command => command.AllowedNetworks is not null, () => RuleFor(command => command.AllowedNetworks!).SomeDistinct(KeyRules.MostNetworks));
            RuleForEach(command => command.AllowedNetworks).DomainForm(43, "^[0-9A-Fa-f.:]+/[0-9]{1,3}$");
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, IssuedApiKey>
    {
        public async Task<IssuedApiKey> Handle(Command command, CancellationToken cancellationToken)
        {
            KeyGrants.CheckGiving(db.Caller, command.Role, command.Scopes);
            var association = await AssociationOf(command);
            var now = db.Now;
            var (bare, text) = ApiKey.New(command.Role, db.Prefecture, association, now,
                KeyRules.EndOf(command.ExpiresDay, now, await ManagedKeyTable.Zone(db)));
            var key = bare with
            {
                Name = command.Name, Scopes = KeyGrants.Narrowed(command.Role, command.Scopes), MadeBy = db.Caller.Id,
                AllowedNetworks = command.AllowedNetworks is { } networks ? Networks.Checked(networks) : null,
            };
            await ManagedKeyTable.Insert(db, key);
            return new IssuedApiKey(text, ReadApiKey.Show(key, db));
        }

        private async Task<Guid?> AssociationOf(Command command)
        {
            if (!KeyGrants.IsOfAssociation(command.Role))
                return command.AssociationId is null ? null : throw KeyGrants.AssociationNotDue.In("associationId");
            var id = command.AssociationId ?? db.Association ?? throw InputRules.Required.In("associationId");
            await ManagedKeyTable.MustBeActive(db, id);
            return id;
        }
    }

    public static async Task<Created<IssuedApiKey>> Endpoint(Command command, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var issued = await mediator.Send(command, ct);
        return TypedResults.Created($"/api/v1/api-keys/{issued.ApiKey.Id}", issued.NotKept(http));
    }
}
