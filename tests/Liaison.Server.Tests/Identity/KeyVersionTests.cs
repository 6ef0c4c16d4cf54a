using System.Diagnostics.CodeAnalysis;
using Liaison.Server.Data;

namespace Liaison.Server.Tests.Identity;

/// <summary>What was read of a key holds until something changes, whoever changes it, and not a request longer.</summary>
public sealed class KeyVersionTests : OwnYear
{
    [Fact]
    public async Task What_another_program_changes_of_a_key_holds_from_the_next_request_on()
    {
        var agent = await App.NewAgent();
        (await agent.Get("/cases")).Is(200);
        await Change("UPDATE api_key SET scopes = '[\"ReadMeetings\"]' WHERE id = @Id", agent);
        (await agent.Get("/cases")).IsRefused(403, "right.missing");
        (await agent.Get("/meetings")).Is(200);
        await Change("UPDATE api_key SET scopes = NULL WHERE id = @Id", agent);
        (await agent.Get("/cases")).Is(200);
        await Change("UPDATE api_key SET revoked_at = created_at WHERE id = @Id", agent);
        (await agent.Get("/cases")).IsRefused(401, "key.revoked");
    }

    [Theory]
    [InlineData("UPDATE api_key SET prefix = prefix WHERE id = @Id")]
    [InlineData("UPDATE api_key SET secret_hash = secret_hash WHERE id = @Id")]
    [InlineData("UPDATE api_key SET role = role WHERE id = @Id")]
    [InlineData("UPDATE api_key SET prefecture_code = prefecture_code WHERE id = @Id")]
    [InlineData("UPDATE api_key SET association_id = association_id WHERE id = @Id")]
    [InlineData("UPDATE api_key SET scopes = scopes WHERE id = @Id")]
    [InlineData("UPDATE api_key SET allowed_networks = allowed_networks WHERE id = @Id")]
    [InlineData("UPDATE api_key SET expires_at = expires_at WHERE id = @Id")]
    [InlineData("UPDATE api_key SET former_secret_hash = former_secret_hash WHERE id = @Id")]
    [InlineData("UPDATE api_key SET former_good_until = former_good_until WHERE id = @Id")]
    [InlineData("UPDATE api_key SET revoked_at = revoked_at WHERE id = @Id")]
    public async Task Whatever_decides_who_comes_in_raises_the_version([ConstantExpected] string sql)
    {
        var agent = await App.NewAgent();
        var before = await Version();
        await Change(sql, agent);
        Assert.Equal(before + 1, await Version());
    }

    [Fact]
    public async Task An_association_that_is_suspended_writes_no_more_from_the_next_request_on()
    {
        var association = await App.NewAssociation();
        (await association.Get("/me")).Is(200);
        var before = await Version();
        await App.Database.Write(Reach.None, link => link.Execute("UPDATE association SET status = 'Suspended' WHERE id = @Id",
            new { Id = association.AssociationId }));
        Assert.Equal(before + 1, await Version());
        (await association.Post("/meeting-requests", new { kind = "technical", subject = "Objet", contact = new { name = "Nom Exemple" } }))
            .IsRefused(403, "association.suspended");
    }

    [Fact]
    public async Task A_use_changes_nothing_of_who_comes_in()
    {
        var agent = await App.NewAgent();
        var before = await Version();
        await Change("UPDATE api_key SET last_used_at = created_at WHERE id = @Id", agent);
        Assert.Equal(before, await Version());
    }

    private Task<int> Change([ConstantExpected] string sql, Actor of) => App.Database.Write(Reach.None, link => link.Execute(sql, new { of.Key.Id }));

    private Task<long> Version() => App.Database.Read(Reach.None, link => link.Find<long>("SELECT version FROM key_version"));
}
