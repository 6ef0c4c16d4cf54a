using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Writes the whole journal as one prefecture may read it, page by page, so that a slow reader holds nothing back.</summary>
public sealed class Export(Database database, JournalSigner signer, JournalOptions options, TimeProvider clock)
{
    private const int PageSize = 2000;

    public async Task Write(Stream target, string prefecture, CancellationToken cancellationToken)
    {
        var (last, keys) = await database.Read(Reach.None, async link => (await CheckpointTable.Last(link), await CheckpointTable.Keys(link)));
        var origin = last is not null && Checkpoint.TryParse(last.Body, out var checkpoint) ? checkpoint.Origin : signer.Origin;
        using var writer = new ExportWriter(target, origin);
        var own = new ExportKey(signer.Key.Id, signer.Key.PublicPem);
        var size = last?.Size ?? 0;
        await writer.Header(new ExportHeader(ExportHeader.Version, origin, prefecture, size, options.PayloadMonths,
            [.. keys, .. keys.Any(key => key.Id == own.Id) ? [] : new[] { own }]), cancellationToken);
        for (var position = 0L; position < size; position += PageSize)
            await WritePage(writer, position, Math.Min(position + PageSize, size), prefecture, cancellationToken);
        await writer.Close(signer.Key, size, last?.Root ?? Merkle.EmptyRoot, clock.Now(), cancellationToken);
    }

    private async Task WritePage(ExportWriter writer, long from, long to, string prefecture, CancellationToken cancellationToken)
    {
        var (leaves, checkpoints) = await database.Read(Reach.None, async link =>
            (await LeafTable.From(link, from, (int)(to - from), prefecture), await CheckpointTable.Between(link, from, to, PageSize)));
        var next = 0;
        foreach (var leaf in leaves)
        {
            await writer.Leaf(leaf.ToExport(), cancellationToken);
            for (; next < checkpoints.Count && checkpoints[next].Size <= leaf.Position + 1; next++)
                await writer.Checkpoint(checkpoints[next].ToSigned(), cancellationToken);
        }
    }
}
