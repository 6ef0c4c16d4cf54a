using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Journal;

/// <summary>The journal over HTTP: who reads it, and that what is sealed can be proven.</summary>
public sealed class JournalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_sealed_entry_is_proven_under_each_checkpoint_that_covers_it()
    {
        var made = await app.SealedLook();
        var officer = await app.Officer();
        var position = await officer.PositionOf(made);
        var first = await officer.MustProve((await officer.Get($"/journal/{position}/proof")).Is(200));
        await app.SealedLook();
        var proof = (await officer.Get($"/journal/{position}/proof?size={first.Size}")).Is(200);
        Assert.Contains(made.ToString(), proof.Json.Text("payload"), StringComparison.Ordinal);
        Assert.Equal(first.Size, (await officer.MustProve(proof)).Size);
        Assert.True((await officer.MustProve((await officer.Get($"/journal/{position}/proof")).Is(200))).Size > first.Size);
    }

    [Fact]
    public async Task A_later_checkpoint_is_proven_to_extend_an_earlier_one()
    {
        await app.SealedLook();
        var association = await app.NewAssociation();
        var before = await association.MustBeSigned((await association.Get("/journal/checkpoints")).Is(200).Data[0]!);
        await app.SealedLook();
        var after = await association.MustBeSigned((await association.Get("/journal/checkpoints")).Is(200).Data[0]!);
        var proof = (await association.Get($"/journal/checkpoints/consistency?from={before.Size}&to={after.Size}")).Is(200);
        Assert.Equal(before.Size, (await association.MustBeSigned(proof["from"]!)).Size);
        Assert.True(Proofs.Extends(before.Root, before.Size, after.Root, after.Size, proof["path"].Hashes()));
        (await association.Get($"/journal/checkpoints/consistency?from={after.Size}&to={before.Size}")).IsRefused(422, "journal.no_checkpoint");
        (await association.Get($"/journal/checkpoints/consistency?from=0&to={before.Size}")).IsRefused(422, "journal.no_checkpoint");
        (await association.Get($"/journal/checkpoints/consistency?from={before.Size}&to=999999")).IsRefused(422, "journal.no_checkpoint");
    }

    [Fact]
    public async Task The_data_protection_officer_reads_who_saw_a_case_and_the_journal_says_that_he_asked()
    {
        var made = await app.SealedLook();
        var office = await app.Staff(Role.OfficeAgent);
        var officer = await app.Officer();
        var seen = (await officer.Get($"/journal?caseId={made}&keyId={office.Key.Id}")).Is(200).Data;
        var act = Assert.Single(seen)!["act"]!;
        Assert.Equal(("readCase", "officeAgent", "readCases"), (act.Text("action"), act.Text("role"), act.Text("right")));
        Assert.Equal(made.ToString(), Assert.Single(act["cases"].Texts()));

        await app.Seal();
        var own = (await officer.Get($"/journal?caseId={made}&keyId={officer.Key.Id}")).Is(200).Data;
        Assert.Equal("readJournal", Assert.Single(own)!["act"].Text("action"));
    }

    [Fact]
    public async Task The_journal_is_paged_newest_first_and_limited_to_days_of_the_prefecture()
    {
        await app.SealedLook();
        await app.SealedLook();
        var officer = await app.Officer();
        var all = (await officer.Get("/journal?limit=200")).Is(200).Data.Select(row => row!["position"]!.GetValue<long>()).ToList();
        Assert.Equal(all.OrderDescending(), all);
        var first = (await officer.Get("/journal?limit=2")).Is(200);
        var second = (await officer.Get($"/journal?limit=2&cursor={first.Json.Text("nextCursor")}")).Is(200);
        Assert.Equal(all.Take(4), first.Data.Concat(second.Data).Select(row => row!["position"]!.GetValue<long>()));
        (await officer.Get($"/journal?limit=3&keyId={officer.Key.Id}&cursor={first.Json.Text("nextCursor")}")).IsRefused(422, "cursor.invalid");
        (await officer.Get("/journal?limit=0")).IsRefused(422, "number.out_of_range");
        var today = (await officer.Get($"/journal?limit=200&from={app.DayIn(0)}&to={app.DayIn(0)}")).Is(200).Data;
        Assert.Equal(all.Count, today.Count(row => row!["position"]!.GetValue<long>() <= all[0]));
        Assert.Empty((await officer.Get($"/journal?from={app.DayIn(1)}")).Is(200).Data);
        Assert.Empty((await officer.Get($"/journal?to={app.DayIn(-1)}")).Is(200).Data);
    }

    [Fact]
    public async Task Another_prefecture_sees_neither_entries_nor_proofs()
    {
        var made = await app.SealedLook();
        var position = await (await app.Officer()).PositionOf(made);
        var stranger = await app.Officer(LiaisonApp.Nord);
        Assert.Empty((await stranger.Get($"/journal?caseId={made}")).Is(200).Data);
        (await stranger.Get($"/journal/{position}/proof")).IsRefused(404, "not_found");
        (await stranger.Get("/journal/999999/proof")).IsRefused(404, "not_found");
        (await (await app.Officer()).Get($"/journal/{position}/proof?size={position}")).IsRefused(422, "journal.no_checkpoint");
        (await (await app.Officer()).Get($"/journal/{position}/proof?size=999999")).IsRefused(422, "journal.no_checkpoint");
        Assert.DoesNotContain(made.ToString(), await File.ReadAllTextAsync(await stranger.Export()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_data_protection_officer_reads_the_journal_and_everyone_reads_its_checkpoints()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await app.Somebody(role);
            (await actor.Get("/journal/checkpoints?limit=1")).Is(200);
            (await actor.Get("/journal/keys")).Is(200);
            if (role == Role.DataProtectionOfficer)
                continue;
            (await actor.Get("/journal")).IsRefused(403, "right.missing");
            (await actor.Get("/journal/0/proof")).IsRefused(403, "right.missing");
            (await actor.Get("/journal/export")).IsRefused(403, "right.missing");
        }
    }

    [Fact]
    public async Task Checkpoints_are_paged_newest_first()
    {
        await app.SealedLook();
        await app.SealedLook();
        var actor = await app.Staff(Role.Cabinet);
        var first = (await actor.Get("/journal/checkpoints?limit=1")).Is(200);
        var second = (await actor.Get($"/journal/checkpoints?limit=1&cursor={first.Json.Text("nextCursor")}")).Is(200);
        Assert.True(first.Data[0]!["size"]!.GetValue<long>() > second.Data[0]!["size"]!.GetValue<long>());
        (await actor.Get("/journal/checkpoints?cursor=x")).IsRefused(422, "cursor.invalid");
        (await actor.Get("/journal/checkpoints?limit=201")).IsRefused(422, "number.out_of_range");
    }

    [Fact]
    public async Task Proofs_hold_beyond_the_first_256_entries()
    {
        await app.Database.Write(Reach.None, async link =>
        {
            for (var entry = 0; entry < 700; entry++)
                await EntryTable.Insert(link, JournalEntry.OfOperator("createPrefecture", LiaisonApp.Somme, app.Clock.Now()));
            return 0;
        });
        var made = await app.SealedLook();
        var officer = await app.Officer();
        var position = await officer.PositionOf(made);
        foreach (var some in new[] { 0, 255, 256, 511, 512, position })
        {
            var proof = await officer.Get($"/journal/{some}/proof");
            if (proof.Status == 200)
                await officer.MustProve(proof);
        }
        var sound = await app.VerifyDatabase(witness: true);
        Assert.True(sound.IsSound, sound.ToString());
        Assert.True(position > 700 && sound.Witnessed > 0);
    }
}
