using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>A small journal in memory, as its database would hold it, and what its service would export of it. Its contents are seeded.</summary>
internal sealed class SampleJournal : IDisposable
{
    public const string Origin = "liaison.exemple.fr";
    public const string Own = "80";
    public const string Other = "59";
    public const int PayloadMonths = 12;

    public static readonly DateTimeOffset ExportedAt = new(2018, 6, 15, 10, 0, 0, TimeSpan.Zero);

    private static readonly string FolderName = Directory.CreateTempSubdirectory("liaison-journal-test-").FullName;

    /// <summary>Leaves and checkpoints in the order of an export.</summary>
    public List<object> Lines { get; } = [];

    public JournalKey Key { get; } = JournalKey.Open(Path.Combine(FolderName, $"{Guid.CreateVersion7()}.pem"));

    /// <summary>A journal with a checkpoint after every seventh entry: every third of another prefecture, those of the first third expired.</summary>
    public static SampleJournal Of(int size, int seed = 80)
    {
        var random = new Random(seed);
        var journal = new SampleJournal();
        var edge = new RightEdge();
        for (var position = 0; position < size; position++)
        {
            var at = ExportedAt.AddDays(position < size / 3 ? -400 : -300).AddMinutes(position);
            journal.Lines.Add(Leaf(random, position, at, expired: position < size / 3));
            edge.Append(HashOf((ExportLeaf)journal.Lines[^1]));
            if (position % 7 == 6 || position == size - 1 || position == size / 3 - 1)
                journal.Lines.Add(journal.Key.Sign(new Checkpoint(Origin, edge.Size, edge.Root(), at)));
        }
        return journal;
    }

    public List<SignedCheckpoint> Checkpoints => [.. Lines.OfType<SignedCheckpoint>()];

    public static byte[] HashOf(ExportLeaf leaf) => new JournalLeaf(leaf.Position, leaf.Prefecture, leaf.Commitment).Hash();

    /// <summary>What the service exports of the lines as they are now: the closing line is always its own.</summary>
    public async Task<byte[]> Export()
    {
        using var file = new MemoryStream();
        using var writer = new ExportWriter(file, Origin);
        var leaves = Lines.OfType<ExportLeaf>().ToList();
        await writer.Header(new ExportHeader(ExportHeader.Version, Origin, Own, leaves.Count, PayloadMonths, [new ExportKey(Key.Id, Key.PublicPem)]), default);
        var edge = new RightEdge();
        foreach (var line in Lines)
        {
            if (line is ExportLeaf leaf)
            {
                edge.Append(HashOf(leaf));
                await writer.Leaf(leaf, default);
            }
            else
            {
                await writer.Checkpoint((SignedCheckpoint)line, default);
            }
        }
        await writer.Close(Key, leaves.Count, edge.Root(), ExportedAt, default);
        return file.ToArray();
    }

    /// <summary>A file of its own with these lines, as a witness keeps them.</summary>
    public static string WitnessFile(IEnumerable<SignedCheckpoint> checkpoints) => File([.. checkpoints.SelectMany(ExportLines.Write)]);

    public static string File(byte[] content)
    {
        var path = Path.Combine(FolderName, $"{Guid.CreateVersion7()}");
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public static async Task<VerificationReport> Verify(byte[] export, params string[] witnesses)
    {
        using var file = new MemoryStream(export);
        return await ExportVerification.Run(file, Evidence.None with { WitnessFiles = witnesses });
    }

    public void Dispose() => Key.Dispose();

    private static ExportLeaf Leaf(Random random, long position, DateTimeOffset at, bool expired)
    {
        var prefecture = position % 3 == 2 ? Other : Own;
        var salt = new byte[JournalLeaf.SaltBytes];
        random.NextBytes(salt);
        var payload = $$"""{"at":"{{Instants.Text(at)}}","key":null,"prefecture":"{{prefecture}}","action":"readCase","é":"{{random.Next()}}"}""";
        var leaf = new ExportLeaf(position, prefecture, JournalLeaf.Commit(salt, payload));
        return expired || prefecture == Other ? leaf : leaf with { Salt = salt, Payload = payload };
    }
}
