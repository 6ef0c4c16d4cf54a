using System.Globalization;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Protection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Liaison.Server.Tests;

/// <summary>The service in process on real Kestrel, over a fresh database, with prefectures 80 and 59 and a clock that the test moves.
/// It starts on Monday 2 January 2017, 9:00 in Amiens.</summary>
public class LiaisonApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Somme = "80";
    public const string Nord = "59";

    private static readonly TimeZoneInfo Amiens = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private readonly Dictionary<(Role, string), Actor> staff = [];
    private int associations;

    public LiaisonApp() : this(new TestStorage(), new FakeTimeProvider(new DateTimeOffset(2017, 1, 2, 8, 0, 0, TimeSpan.Zero)))
    {
    }

    protected LiaisonApp(TestStorage storage, FakeTimeProvider clock)
    {
        (Storage, Clock) = (storage, clock);
        UseKestrel(0);
    }

    public TestStorage Storage { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>What the service is told.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => Storage.Settings;

    public Database Database => Services.GetRequiredService<Database>();

    public virtual async Task InitializeAsync()
    {
        // A fixture is made even where every test of its class is skipped.
        if (TestStorage.Missing is not null)
            return;
        await Storage.Create();
        StartServer();
        if (await Migrator.IsEmpty(Database))
            Migrator.Migrate(Database, Services.GetRequiredService<Safe>());
        await CreatePrefecture.Run(Database, Somme);
        await CreatePrefecture.Run(Database, Nord);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Storage.Remove();
    }

    /// <summary>Somebody of a prefecture in a role; the same actor at each call.</summary>
    public async Task<Actor> Staff(Role role, string prefecture = Somme)
    {
        if (!staff.TryGetValue((role, prefecture), out var actor))
            staff[(role, prefecture)] = actor = await NewActor(role, prefecture, null);
        return actor;
    }

    /// <summary>Somebody in a role: a member of a new association, or of the prefecture.</summary>
    public Task<Actor> Somebody(Role role) => role is Role.Association or Role.AssociationManager ? NewAssociation(role: role) : Staff(role);

    /// <summary>A newly registered association of a prefecture, as its member sees the service.</summary>
    public virtual async Task<Actor> NewAssociation(string prefecture = Somme, Role role = Role.Association)
    {
        var office = await Staff(Role.OfficeHead, prefecture);
        var registered = await office.Post("/associations", new { name = $"Association exemple {Interlocked.Increment(ref associations)}" });
        return await NewActor(role, prefecture, registered.Is(201).Id);
    }

    /// <summary>A new key for a role and the actor that uses it.</summary>
    public async Task<Actor> NewActor(Role role, string prefecture, Guid? association, TimeSpan? goodFor = null)
    {
        var now = Clock.GetUtcNow();
        var (key, text) = ApiKey.New(role, prefecture, association, now, now + (goodFor ?? TimeSpan.FromDays(3660)));
        await Services.GetRequiredService<ApiKeyTable>().Insert(key);
        return new Actor(CreateClient(), text, key, association);
    }

    /// <summary>Revokes an actor's key.</summary>
    public Task Revoke(Actor actor) => Services.GetRequiredService<ApiKeyTable>().Revoke(actor.Key.Prefix, Clock.GetUtcNow());

    /// <summary>The present day in Amiens.</summary>
    public DateOnly Today() => LocalTime.DayOf(Clock.GetUtcNow(), Amiens);

    /// <summary>The day so many days after the present one, as the API writes it.</summary>
    public string DayIn(int days) => Today().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A local time so many days after the present day.</summary>
    public string InDays(int days, string time = "14:30") => $"{DayIn(days)}T{time}";

    /// <summary>Moves the clock forward to a local time in Amiens; it never goes back.</summary>
    public void TravelTo(string local) => TravelTo(LocalTime.InstantOf(DateTime.Parse(local, CultureInfo.InvariantCulture), Amiens));

    /// <summary>Moves the clock forward; it never goes back. Timers do not fire on the way: the sealer alone would do so each second.</summary>
    public void TravelTo(DateTimeOffset instant)
    {
        if (instant > Clock.GetUtcNow())
            Clock.AdjustTime(instant);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        // Many tests share one key, and one machine.
        builder.UseSetting("Web:KeyPerMinute", "0");
        builder.UseSetting("Web:AddressPerMinute", "0");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }
}
