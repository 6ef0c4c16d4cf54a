using System.Text.Json.Nodes;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Journal;

/// <summary>States of the journal, and what anyone can verify of its answers with the public keys alone.</summary>
internal static class JournalScenarios
{
    /// <summary>Seals what waits, without waiting for the sealer.</summary>
    public static Task<int> Seal(this LiaisonApp app) => app.Services.GetRequiredService<Sealing>().Run(default);

    /// <summary>A case that an association opened and the office read, both sealed.</summary>
    public static async Task<Guid> SealedLook(this LiaisonApp app, string prefecture = LiaisonApp.Somme)
    {
        var made = await app.CompleteCase(await app.NewAssociation(prefecture));
        (await (await app.Staff(Role.OfficeAgent, prefecture)).Get($"/cases/{made}")).Is(200);
        await app.Seal();
        return made;
    }

    public static Task<Actor> Officer(this LiaisonApp app, string prefecture = LiaisonApp.Somme) => app.Staff(Role.DataProtectionOfficer, prefecture);

    /// <summary>Position of the last entry that names a case.</summary>
    public static async Task<long> PositionOf(this Actor officer, Guid caseId) =>
        (await officer.Get($"/journal?caseId={caseId}&limit=1")).Is(200).Data[0]!["position"]!.GetValue<long>();

    /// <summary>Asserts that an answer holds a checkpoint signed by the service's own key, and returns it.</summary>
    public static async Task<Checkpoint> MustBeSigned(this Actor actor, JsonNode checkpoint)
    {
        var keys = (await actor.Get("/journal/keys")).Is(200).Data;
        using var key = new JournalPublicKey(Assert.Single(keys)!.Text("publicKey")!);
        Assert.Equal(key.Id, checkpoint.Text("keyId"));
        Assert.True(key.Made(checkpoint.Text("body")!, Convert.FromBase64String(checkpoint.Text("signature")!)));
        Assert.True(Checkpoint.TryParse(checkpoint.Text("body")!, out var read));
        return read;
    }

    public static IReadOnlyList<byte[]> Hashes(this JsonNode? path) => [.. path.Texts().Select(Convert.FromBase64String)];

    /// <summary>Asserts that a proof leads from its leaf to the root of its checkpoint.</summary>
    public static async Task<Checkpoint> MustProve(this Actor actor, Answer proof)
    {
        var checkpoint = await actor.MustBeSigned(proof["checkpoint"]!);
        var commitment = Convert.FromBase64String(proof.Json.Text("commitment")!);
        var leaf = new JournalLeaf(proof["position"]!.GetValue<long>(), proof.Json.Text("prefecture")!, commitment);
        Assert.True(Proofs.Includes(checkpoint.Root, checkpoint.Size, leaf.Position, leaf.Hash(), proof["path"].Hashes()));
        if (proof.Json.Text("payload") is { } payload)
            Assert.Equal(leaf.Commitment, JournalLeaf.Commit(Convert.FromBase64String(proof.Json.Text("salt")!), payload));
        return checkpoint;
    }

    /// <summary>The export of the actor's prefecture, in a file.</summary>
    public static async Task<string> Export(this Actor officer)
    {
        var export = (await officer.Get("/journal/export")).Is(200);
        Assert.Equal("application/x-ndjson", export.MediaType);
        return SampleJournal.File(System.Text.Encoding.UTF8.GetBytes(export.Text));
    }

    /// <summary>All checkpoints that the API shows, as a witness keeps them.</summary>
    public static async Task<string> Witness(this Actor actor) => SampleJournal.WitnessFile((await actor.Get("/journal/checkpoints?limit=200")).Is(200).Data
        .Select(row => new SignedCheckpoint(row.Text("body")!, row.Text("keyId")!, Convert.FromBase64String(row.Text("signature")!))));

    public static async Task<VerificationReport> Verify(string export, params string[] witnesses)
    {
        await using var file = File.OpenRead(export);
        return await ExportVerification.Run(file, Evidence.None with { WitnessFiles = witnesses });
    }

    /// <summary>Verifies the database, with or without the log beside the key.</summary>
    public static Task<VerificationReport> VerifyDatabase(this LiaisonApp app, bool witness)
    {
        var evidence = Evidence.None with { WitnessFiles = witness ? [app.Services.GetRequiredService<WitnessLog>().Path] : [] };
        return DatabaseVerification.Run(app.Database, app.Services.GetRequiredService<JournalOptions>(), evidence, app.Clock);
    }
}
