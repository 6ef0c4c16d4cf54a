using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Identity;

/// <summary>What time does to keys.</summary>
public sealed class KeyOverTimeTests : OwnYear
{
    [Fact]
    public async Task Both_secrets_are_good_for_the_overlap_and_then_the_new_one_alone()
    {
        var (head, agent) = (await App.Staff(Role.OfficeHead), await App.NewAgent());
        var rotated = (await head.Rotates(agent)).Is(200);
        Assert.True(rotated.Headers.CacheControl!.NoStore);
        Assert.Equal(App.Clock.GetUtcNow().AddHours(24), rotated["apiKey"]!["formerGoodUntil"]!.GetValue<DateTimeOffset>());
        var renewed = await App.Using(rotated);
        Assert.Equal(agent.Key.Id, renewed.Key.Id);
        App.TravelTo(App.Clock.GetUtcNow() + TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await agent.Get("/me")).Is(200);
        (await renewed.Get("/me")).Is(200);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        (await agent.Get("/me")).IsRefused(401, "key.replaced");
        (await renewed.Get("/me")).Is(200);
    }

    [Fact]
    public async Task Without_overlap_the_old_secret_ends_at_once_and_of_two_the_older()
    {
        var (head, agent) = (await App.Staff(Role.OfficeHead), await App.NewAgent());
        var second = await App.Using((await head.Rotates(agent, 0)).Is(200));
        (await agent.Get("/me")).IsRefused(401, "key.replaced");
        var third = await App.Using((await head.Rotates(second, 168)).Is(200));
        (await agent.Get("/me")).IsRefused(401, "key.unknown");
        (await second.Get("/me")).Is(200);
        (await head.Revokes(third)).Is(200);
        (await second.Get("/me")).IsRefused(401, "key.revoked");
        (await third.Get("/me")).IsRefused(401, "key.revoked");
    }

    [Fact]
    public async Task A_key_ends_with_its_last_day_unless_it_gets_a_later_one_in_time()
    {
        var head = await App.Staff(Role.OfficeHead);
        var today = await App.NewAgent(new { role = "officeAgent", name = "Essai", expiresDay = App.DayIn(0) });
        var kept = await App.NewAgent(new { role = "officeAgent", name = "Essai", expiresDay = App.DayIn(0) });
        var renewed = await App.Using((await head.Post(kept.Path("/rotation"), new { expiresDay = App.DayIn(365), overlapHours = 168 })).Is(200));
        App.TravelTo($"{App.DayIn(0)}T23:59:59");
        (await today.Get("/me")).Is(200);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        (await today.Get("/me")).IsRefused(401, "key.expired");
        (await head.Rotates(today)).IsRefused(409, "key.step_not_allowed");
        (await kept.Get("/me")).IsRefused(401, "key.replaced");
        (await renewed.Get("/me")).Is(200);
        Assert.Equal([today.Key.Id], (await head.Get("/api-keys?status=expired")).Is(200).Data.Ids());
        App.TravelTo("2018-01-02T23:59:59");
        (await renewed.Get("/me")).Is(200);
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        (await renewed.Get("/me")).IsRefused(401, "key.expired");
    }

    [Fact]
    public async Task The_last_use_is_written_beside_the_requests_and_coarsely()
    {
        var (head, agent) = (await App.Staff(Role.OfficeHead), await App.NewAgent());
        var uses = App.Services.GetRequiredService<KeyUses>();
        Assert.Null(await LastUse());
        var first = App.Clock.GetUtcNow();
        (await agent.Get("/me")).Is(200);
        Assert.Null(await LastUse());
        await uses.Flush();
        Assert.Equal(first, await LastUse());
        App.Clock.Advance(TimeSpan.FromSeconds(30));
        (await agent.Get("/me")).Is(200);
        await uses.Flush();
        Assert.Equal(first, await LastUse());

        App.Clock.Advance(KeyUses.Grain);
        var second = App.Clock.GetUtcNow();
        (await agent.Get("/me")).Is(200);
        // The service hears of the clock in the background.
        for (var attempt = 0; attempt < 200 && await LastUse() == first; attempt++)
        {
            App.Clock.Advance(KeyUseWriter.Period);
            await Task.Delay(10);
        }
        Assert.Equal(second, await LastUse());

        async Task<DateTimeOffset?> LastUse() => (await head.Get(agent.Path())).Is(200)["lastUsedAt"]?.GetValue<DateTimeOffset>();
    }
}
