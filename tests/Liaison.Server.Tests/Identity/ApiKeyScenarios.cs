using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Identity;

/// <summary>Keys in the states that tests begin with, made through the API.</summary>
internal static class ApiKeyScenarios
{
    /// <summary>Who looks after the key of a role.</summary>
    public static Role MakerOf(Role role) => Enum.GetValues<Role>().First(maker => KeyGrants.Gives(maker, role));

    /// <summary>Somebody who uses the key of this text.</summary>
    public static async Task<Actor> Using(this LiaisonApp app, string text)
    {
        var (prefix, _) = ApiKey.Split(text)!.Value;
        var key = await app.Services.GetRequiredService<ApiKeyTable>().Find(prefix);
        return new Actor(app.CreateClient(), text, key!, key!.AssociationId);
    }

    /// <summary>Somebody who uses the key of an answer that shows one.</summary>
    public static Task<Actor> Using(this LiaisonApp app, Answer issued) => app.Using(issued["key"]!.GetValue<string>());

    /// <summary>A key of the office that its head made, and who uses it.</summary>
    public static async Task<Actor> NewAgent(this LiaisonApp app, object? narrowed = null) => await app.Using((await (await app.Staff(Role.OfficeHead))
        .Post("/api-keys", narrowed ?? new { role = "officeAgent", name = "Poste exemple" })).Is(201));

    public static string Path(this Actor actor, string step = "") => $"/api-keys/{actor.Key.Id}{step}";

    public static Task<Answer> Revokes(this Actor maker, Actor user, string reason = "Motif exemple") => maker.Post(user.Path("/revocation"), new { reason });

    public static Task<Answer> Rotates(this Actor maker, Actor user, int? overlapHours = null) =>
        maker.Post(user.Path("/rotation"), overlapHours is null ? null : new { overlapHours });
}
