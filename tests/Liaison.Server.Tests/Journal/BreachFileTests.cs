using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Journal;

/// <summary>What has to be told when a key or an account fell into wrong hands: exactly what it saw and changed, and nobody need believe it.</summary>
public sealed class BreachFileTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task It_holds_every_case_that_a_key_saw_or_changed_and_no_other()
    {
        var association = await app.NewAssociation();
        var (seen, changed, untouched) = (await app.CompleteCase(association), await app.CompleteCase(association), await app.CompleteCase(association));
        var suspect = await app.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null);
        (await suspect.Get($"/cases/{seen}")).Is(200);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await suspect.Get($"/cases/{changed}")).Is(200);
        (await suspect.Post($"/cases/{changed}/persons", app.Adult())).Is(201);
        (await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{untouched}")).Is(200);

        var file = await File($"?keyId={suspect.Key.Id}");
        var cases = file.Where(line => line["case"] is not null).ToList();
        Assert.Equal([(seen, 1, false), (changed, 2, true)], cases.Select(line =>
            (line["case"]!.GetValue<Guid>(), line["entries"]!.GetValue<int>(), line["changed"]!.GetValue<bool>())));
        Assert.True(string.CompareOrdinal(cases[0].Text("lastAt"), cases[1].Text("firstAt")) < 0);
        Assert.Equal(3, file.Count(line => line["path"] is not null));
        Assert.DoesNotContain(untouched.ToString(), string.Join('\n', file.Select(line => line.ToJsonString())), StringComparison.Ordinal);

        var since = app.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        Assert.Equal([changed], (await File($"?keyId={suspect.Key.Id}&since={since}")).Where(line => line["case"] is not null)
            .Select(line => line["case"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task Each_entry_proves_that_it_lies_in_the_journal_and_the_last_line_signs_the_whole()
    {
        var association = await app.NewAssociation();
        for (var count = 0; count < 3; count++)
            await app.CompleteCase(association);
        var file = await File($"?keyId={association.Key.Id}");
        var checkpoint = await (await app.Officer()).MustBeSigned(file[0]["checkpoint"]!);
        var entries = file.Where(line => line["path"] is not null).ToList();
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry =>
        {
            var commitment = JournalLeaf.Commit(Convert.FromBase64String(entry.Text("salt")!), entry.Text("payload")!);
            Assert.Equal(Convert.ToBase64String(commitment), entry.Text("commitment"));
            var leaf = new JournalLeaf(entry["position"]!.GetValue<long>(), LiaisonApp.Somme, commitment);
            Assert.True(Proofs.Includes(checkpoint.Root, checkpoint.Size, leaf.Position, leaf.Hash(), entry["path"].Hashes()));
            Assert.Contains(association.Key.Id.ToString(), entry.Text("payload"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task It_is_of_one_suspect_and_of_the_own_prefecture_alone()
    {
        var officer = await app.Officer();
        (await officer.Get("/journal/breach-file")).IsRefused(422, "journal.one_suspect");
        (await officer.Get($"/journal/breach-file?keyId={Guid.Empty}&accountId={Guid.Empty}")).IsRefused(422, "journal.one_suspect");
        (await (await app.Staff(Role.OfficeHead)).Get($"/journal/breach-file?keyId={Guid.Empty}")).IsRefused(403, "right.missing");
        var elsewhere = await app.NewAssociation(LiaisonApp.Nord);
        await elsewhere.EmptyCase();
        Assert.Equal(2, (await File($"?keyId={elsewhere.Key.Id}")).Count);
        Assert.Equal(4, (await File($"?keyId={elsewhere.Key.Id}", LiaisonApp.Nord)).Count);
    }

    private async Task<IReadOnlyList<JsonNode>> File(string query, string prefecture = LiaisonApp.Somme)
    {
        var answer = (await (await app.Officer(prefecture)).Get($"/journal/breach-file{query}")).Is(200);
        var lines = answer.Text.TrimEnd('\n').Split('\n');
        var end = JsonNode.Parse(lines[^1])!["end"]!;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(answer.Text[..^(lines[^1].Length + 1)]));
        var text = ExportEnd.Text(JsonNode.Parse(lines[0]).Text("origin")!, end["size"]!.GetValue<long>(), Convert.FromBase64String(end.Text("root")!), digest,
            end.Text("at")!);
        using var key = new JournalPublicKey(JsonNode.Parse(lines[0])!["keys"]!.AsArray().Single(known => known.Text("id") == end.Text("keyId")).Text("publicKey")!);
        Assert.True(key.Made(text, Convert.FromBase64String(end.Text("signature")!)));
        return [.. lines.Select(line => JsonNode.Parse(line)!)];
    }
}
