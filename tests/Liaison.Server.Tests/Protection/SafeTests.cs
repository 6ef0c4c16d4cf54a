using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Protection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests.Protection;

/// <summary>Keys of cases: each opens what is of its own case and field alone, until it is destroyed.</summary>
public sealed class SafeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private readonly Guid one = Guid.CreateVersion7();
    private readonly Guid other = Guid.CreateVersion7();

    private Safe Safe => app.Services.GetRequiredService<Safe>();

    private KeyStore Store => app.Services.GetRequiredService<KeyStore>();

    private ErasureRegister Register => app.Services.GetRequiredService<ErasureRegister>();

    [Fact]
    public async Task An_envelope_opens_in_its_place_and_nowhere_else()
    {
        await Safe.MakeKeys("80", [one, other]);
        var envelope = Safe.Seal("80", one, "person", "Exemple");
        Assert.Equal("Exemple", Safe.Open<string>("80", one, "person", envelope));
        Unreadable(() => Safe.Open<string>("80", other, "person", envelope));
        Unreadable(() => Safe.Open<string>("80", one, "case", envelope));
        Unreadable(() => Safe.Open<string>("59", one, "person", envelope));
        Unreadable(() => Safe.Open<string>("80", Safe.HouseOf("80"), "person", envelope));
    }

    [Fact]
    public async Task Many_who_use_one_key_at_once_each_get_their_own()
    {
        await Safe.MakeKeys("80", [one]);
        var opened = Enumerable.Range(0, 2000).AsParallel().WithDegreeOfParallelism(8)
            .Select(number => (number, Safe.Open<string>("80", one, "person", Safe.Seal("80", one, "person", $"Exemple {number}"))));
        Assert.All(opened, pair => Assert.Equal($"Exemple {pair.number}", pair.Item2));
    }

    [Fact]
    public void A_key_that_was_never_made_seals_and_opens_nothing()
    {
        Unreadable(() => Safe.Open<string>("80", one, "person", [1]));
        Unreadable(() => Safe.Seal("80", one, "person", "Exemple"));
    }

    [Fact]
    public async Task What_a_destroyed_key_sealed_is_gone_and_neither_it_nor_a_copy_brings_it_back()
    {
        await Safe.MakeKeys("80", [one]);
        var envelope = Safe.Seal("80", one, "person", "Exemple");
        var folder = Path.Combine(app.Storage.Folder, "copies");
        var (copy, _, _) = await KeyBackup.Save(Store, Register, folder, app.Clock.GetUtcNow());
        var wrapped = Store.Find(one)!.Wrapped!;
        await Safe.Destroy([one]);
        Assert.Null(Safe.Open<string>("80", one, "person", envelope));
        Assert.NotNull(Store.Find(one)!.DestroyedAt);
        Assert.Equal(0, await KeyBackup.BringBack(Store, Register, copy));
        using var afresh = Afresh(Store);
        Assert.Null(afresh.Open<string>("80", one, "person", envelope));
        Assert.False(await app.Storage.KeysHold(wrapped));
    }

    [Fact]
    public async Task A_store_that_was_lost_is_brought_back_from_its_copy_and_a_changed_copy_is_refused()
    {
        await Safe.MakeKeys("80", [one]);
        var envelope = Safe.Seal("80", one, "person", "Exemple");
        var (copy, keys, _) = await KeyBackup.Save(Store, Register, Path.Combine(app.Storage.Folder, "moved"), app.Clock.GetUtcNow());
        await using var empty = new SqliteKeyStore(Path.Combine(app.Storage.Folder, "empty.db"), NullLogger<SqliteKeyStore>.Instance);
        var text = await File.ReadAllTextAsync(copy);
        foreach (var changed in (string[])[text[..^20], text.Replace($"{one}", $"{other}", StringComparison.Ordinal), text[(text.IndexOf('\n') + 1)..]])
        {
            await File.WriteAllTextAsync(copy, changed);
            await Assert.ThrowsAsync<StorageException>(() => KeyBackup.BringBack(empty, Register, copy));
        }
        await File.WriteAllTextAsync(copy, text);
        Assert.Equal(keys, await KeyBackup.BringBack(empty, Register, copy));
        using var safe = Afresh(empty);
        Assert.Equal("Exemple", safe.Open<string>("80", one, "person", envelope));
    }

    [Fact]
    public async Task Copies_of_the_store_expire_after_thirty_days()
    {
        var (folder, now) = (Path.Combine(app.Storage.Folder, "aging"), app.Clock.GetUtcNow());
        var (first, _, _) = await KeyBackup.Save(Store, Register, folder, now);
        Assert.Equal(0, (await KeyBackup.Save(Store, Register, folder, now.AddDays(30))).Deleted);
        Assert.Equal(1, (await KeyBackup.Save(Store, Register, folder, now.AddDays(30).AddSeconds(1))).Deleted);
        Assert.False(File.Exists(first));
    }

    [Fact]
    public async Task A_new_root_key_is_taken_up_by_a_run_that_can_be_cut_short()
    {
        var folder = Path.Combine(app.Storage.Folder, "rotated");
        await using var store = new SqliteKeyStore(Path.Combine(folder, "keys.db"), NullLogger<SqliteKeyStore>.Instance);
        using var safe = TestSafe.Over(store, folder);
        var cases = Enumerable.Range(0, 1200).Select(_ => Guid.CreateVersion7()).ToList();
        await safe.MakeKeys("80", cases);
        var envelopes = cases.ToDictionary(id => id, id => safe.Seal("80", id, "case", id));
        var former = store.Find(cases[0])!.Root;

        var roots = new RootKeyFiles(new KeyFolder(folder, new StorageOptions()).RootKeys);
        var present = roots.Make();
        Assert.NotEqual(former, present);
        using (var cut = new CancellationTokenSource())
        {
            using var halfway = TestSafe.Over(new CutShort(store, cut), folder);
            await Assert.ThrowsAsync<OperationCanceledException>(() => halfway.Rewrap(cut.Token));
        }
        Assert.Equal(500, cases.Count(id => store.Find(id)!.Root == present));
        using var after = TestSafe.Over(store, folder);
        Assert.All(cases, id => Assert.Equal(id, after.Open<Guid>("80", id, "case", envelopes[id])));
        Assert.Equal(700, await after.Rewrap());
        Assert.Equal(0, await after.Rewrap());
        File.Delete(Directory.GetFiles(Path.Combine(folder, "root"), $"*{former}*").Single());
        using var later = TestSafe.Over(store, folder);
        Assert.All(cases, id => Assert.Equal(id, later.Open<Guid>("80", id, "case", envelopes[id])));
    }

    [Fact]
    public void A_root_key_from_the_environment_wraps_and_unwraps_and_the_former_one_still_unwraps()
    {
        string[] keys = [new string('a', 64), new string('b', 64)];
        var before = new RootKeyVariable("ROOT", keys[0]);
        var (root, wrapped) = before.Wrap(new byte[32], [7]);
        var after = new RootKeyVariable("ROOT", $"{keys[1]}, {keys[0]}");
        Assert.NotEqual(root, after.PresentRoot);
        Assert.Equal(new byte[32], after.Unwrap(root, wrapped, [7]));
        Assert.Throws<StorageException>(() => new RootKeyVariable("ROOT", keys[1]).Unwrap(root, wrapped, [7]));
        Assert.All([null, "", "abc", keys[0] + "!"], text => Assert.Throws<StorageException>(() => new RootKeyVariable("ROOT", text)));
    }

    [Fact]
    public void A_root_key_that_others_can_read_or_that_was_changed_is_not_used()
    {
        var folder = Path.Combine(app.Storage.Folder, "open");
        var (root, wrapped) = new RootKeyFiles(folder).Wrap(new byte[32], []);
        var file = Directory.GetFiles(folder).Single();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Throws<StorageException>(() => new RootKeyFiles(folder).Unwrap(root, wrapped, []));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        Assert.Equal(new byte[32], new RootKeyFiles(folder).Unwrap(root, wrapped, []));
        File.WriteAllText(file, new string('c', 64));
        Assert.Throws<StorageException>(() => new RootKeyFiles(folder).Unwrap(root, wrapped, []));
    }

    // Without what the service remembers.
    private Safe Afresh(KeyStore store) => TestSafe.Over(store, app.Services.GetRequiredService<KeyFolder>().Path);

    private static void Unreadable(Action act) => Assert.Equal("protection.unreadable", Assert.Throws<RefusedException>(act).Refusal.Code);

    // The second page is never asked for.
    private sealed class CutShort(KeyStore store, CancellationTokenSource cut) : KeyStore
    {
        public override string Place => store.Place;

        public override void Create() => store.Create();

        public override WrappedKey? Find(Guid id) => store.Find(id);

        public override Task Add(IReadOnlyList<WrappedKey> keys) => store.Add(keys);

        public override Task Destroy(IReadOnlyList<Guid> ids, DateTimeOffset at) => store.Destroy(ids, at);

        public override IReadOnlyList<WrappedKey> After(Guid id, int most) => store.After(id, most);

        public override async Task Rewrap(IReadOnlyList<(WrappedKey Before, WrappedKey After)> keys)
        {
            await store.Rewrap(keys);
            await cut.CancelAsync();
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
