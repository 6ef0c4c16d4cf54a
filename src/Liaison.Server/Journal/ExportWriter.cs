using System.Security.Cryptography;

namespace Liaison.Server.Journal;

/// <summary>Writes an export line by line: header, then leaves in order, each checkpoint after the last leaf it covers, then the closing line.</summary>
public sealed class ExportWriter(Stream target, string origin) : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Task Header(ExportHeader header, CancellationToken cancellationToken) => Write(header, cancellationToken);

    /// <summary>A line of another file that closes as an export does.</summary>
    public Task Line<T>(T line, CancellationToken cancellationToken) => Write(line, cancellationToken);

    public Task Leaf(ExportLeaf leaf, CancellationToken cancellationToken) => Write(leaf, cancellationToken);

    public Task Checkpoint(SignedCheckpoint checkpoint, CancellationToken cancellationToken) => Write(checkpoint, cancellationToken);

    /// <summary>Signs what was written, so that nobody can shorten or change the file afterwards.</summary>
    public Task Close(JournalKey key, long size, byte[] root, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var instant = Instants.Text(at);
        var text = ExportEnd.Text(origin, size, root, digest.GetHashAndReset(), instant);
        return Write(new ExportClosing(new ExportEnd(size, root, instant, key.Id, key.Sign(text))), cancellationToken);
    }

    public void Dispose() => digest.Dispose();

    private async Task Write<T>(T line, CancellationToken cancellationToken)
    {
        var bytes = ExportLines.Write(line);
        digest.AppendData(bytes);
        await target.WriteAsync(bytes, cancellationToken);
    }
}
