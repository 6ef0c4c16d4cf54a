using System.Text.Json;
using Liaison.Server.Backups;
using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>That a case was destroyed, for whoever restores older data or older keys; it tells of no person.</summary>
/// <param name="Case">Id of the case, and of its key.</param>
/// <param name="Prefecture">Code of its prefecture.</param>
/// <param name="Certificate">Number of the certificate.</param>
/// <param name="At">When its destruction began.</param>
public sealed record Erasure(Guid Case, string Prefecture, string Certificate, DateTimeOffset At);

/// <summary>The register of erasures: a file beside the keys, which no backup of the data holds, one erasure a line. What it names stays destroyed,
/// whatever is restored.</summary>
/// <param name="path">Path of the file; there is none before the first erasure.</param>
public sealed class ErasureRegister(string path) : IDisposable
{
    /// <summary>Name of the file in the key folder, and of its copy beside a copy of the key store.</summary>
    public const string FileName = "erasures.jsonl";

    private readonly SemaphoreSlim gate = new(1);

    public ErasureRegister(KeyFolder folder) : this(System.IO.Path.Combine(folder.Path, FileName))
    {
    }

    public string Path => path;

    /// <summary>All erasures.</summary>
    /// <exception cref="StorageException">A line is damaged. The last one may be torn: what it was to tell had not begun.</exception>
    public IReadOnlyList<Erasure> Read()
    {
        if (!File.Exists(path))
            return [];
        var text = File.ReadAllText(path);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
    }

    /// <summary>Adds those that it does not name yet; they are on disk when this returns.</summary>
    public async Task Add(IEnumerable<Erasure> erasures)
    {
        await gate.WaitAsync();
        try
        {
            var known = Read().Select(erasure => erasure.Case).ToHashSet();
            var added = erasures.Where(erasure => known.Add(erasure.Case)).ToList();
            if (added.Count > 0)
                await Append(added);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task Append(List<Erasure> added)
    {
        if (!File.Exists(path))
            await Durable.CreateFile(path).DisposeAsync();
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
        {
            // A line that a power cut has torn ends nowhere: it is cut off.
            var whole = (await File.ReadAllBytesAsync(path)).AsSpan().LastIndexOf((byte)'\n') + 1;
            file.SetLength(whole);
            file.Seek(0, SeekOrigin.End);
            await file.WriteAsync(added.SelectMany(erasure => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(erasure), (byte)'\n']).ToArray());
            file.Flush(flushToDisk: true);
        }
        Durable.FlushFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
    }

    private Erasure Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Erasure>(line)!;
        }
        catch (JsonException)
        {
            throw new StorageException($"{path} is damaged: bring a copy of it back, for without it what was destroyed could return.");
        }
    }
}
