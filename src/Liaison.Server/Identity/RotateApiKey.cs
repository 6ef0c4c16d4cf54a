using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>A key gets a new secret, shown this once; the old one stays good for an overlap, in which its users change over.</summary>
public static class RotateApiKey
{
    public sealed record Command(Guid Id, int OverlapHours, DateOnly? ExpiresDay) : ICommand<IssuedApiKey>
    {
        public static Right Requires => Right.ManageKeys;
        public static IReadOnlyList<Refusal> Refuses =>
            [KeyGrants.RoleNotYours, KeyGrants.ScopeBeyondMaker, KeyRules.StepNotAllowed, KeyRules.ExpiryOutOfRange];
    }

    /// <param name="OverlapHours">How long the old secret stays good, 0 to 168; 0 where it is known to somebody. A secret older than that one ends at once.</param>
    /// <param name="ExpiresDay">The key's new last day, within a year; it keeps its end where nothing is said.</param>
    public sealed record Body(int OverlapHours = KeyRules.DefaultOverlapHours, DateOnly? ExpiresDay = null) : IExample
    {
        public static object Example => new Body(ExpiresDay: new(2027, 3, 31));
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.OverlapHours).Between(0, KeyRules.MaxOverlapHours);
            RuleFor(command => command.ExpiresDay).OptionalDay();
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, IssuedApiKey>
    {
        public async Task<IssuedApiKey> Handle(Command command, CancellationToken cancellationToken)
        {
            var key = await ManagedKeyTable.Load(db, command.Id);
            // To be shown the secret of a key is as good as to have made it.
            KeyGrants.CheckGiving(db.Caller, key.Role, key.Rights);
            var now = db.Now;
            var end = command.ExpiresDay is { } day ? KeyRules.EndOf(day, now, await ManagedKeyTable.Zone(db)) : key.ExpiresAt;
            var (rotated, text) = key.Rotate(now, command.OverlapHours, end);
            await ManagedKeyTable.SaveRotation(db, rotated);
            return new IssuedApiKey(text, ReadApiKey.Show(rotated, db));
        }
    }

    public static async Task<Ok<IssuedApiKey>> Endpoint(Guid id, Body? body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (overlapHours, expiresDay) = body ?? new Body();
        return TypedResults.Ok((await mediator.Send(new Command(id, overlapHours, expiresDay), ct)).NotKept(http));
    }
}
