using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>Root keys in files of the key folder, each for its owner alone; the newest is the present one. Its id is the start of the hash of
/// the key, so that a file with another key in it is noticed.</summary>
/// <param name="folder">Absolute path; made when it is not there.</param>
public sealed class RootKeyFiles(string folder) : IKeyService
{
    private const string Ending = ".key";
    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    // For so long a node goes on with the root key that was the newest: another process may make one.
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, byte[]> read = [];
    private readonly Lock looking = new();
    private string? present;
    private long lookedAt;

    public string PresentRoot
    {
        get
        {
            lock (looking)
            {
                if (present is null || Stopwatch.GetElapsedTime(lookedAt) > Trusted)
                    (present, lookedAt) = (Newest() ?? Make(), Stopwatch.GetTimestamp());
                return present;
            }
        }
    }

    public (string Root, byte[] Wrapped) Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context)
    {
        var id = PresentRoot;
        return (id, Envelope.Seal(Root(id), context, key));
    }

    public byte[] Unwrap(string root, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context) => Envelope.Open(Root(root), context, wrapped);

    /// <summary>Makes a new root key, with which keys are wrapped from now on; those wrapped before still unwrap. Returns its id.</summary>
    public string Make()
    {
        var key = RandomNumberGenerator.GetBytes(Envelope.KeyBytes);
        var number = Names().Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
        KeyFolder.Keep(Path.Combine(folder, $"{number:D4}-{IdOf(key)}{Ending}"), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)));
        lock (looking)
        {
            // Nodes that start together over one folder may each make a first one: all take the same, the last by name.
            (present, lookedAt) = (Newest()!, Stopwatch.GetTimestamp());
            return present;
        }
    }

    private byte[] Root(string id) => read.GetOrAdd(id, _ => Read(Names().FirstOrDefault(name => IdIn(name) == id)
        ?? throw new StorageException($"The root key {id} is not in {folder}: bring its file back; without it the cases wrapped with it cannot be read.")));

    private byte[] Read(string name)
    {
        var path = Path.Combine(folder, name);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new StorageException($"Others than the service may read {path}: set its mode to 0600, and make a new root key (keys rotate).");
        var text = File.ReadAllText(path).Trim();
        return text.Length == 2 * Envelope.KeyBytes && text.All(char.IsAsciiHexDigit) && IdOf(Convert.FromHexString(text)) == IdIn(name)
            ? Convert.FromHexString(text)
            : throw new StorageException($"{path} is not what it was made as: bring it back from its copy.");
    }

    private string? Newest() => Names().Order(StringComparer.Ordinal).LastOrDefault() is { } name ? IdIn(name) : null;

    private IEnumerable<string> Names() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending).Select(path => Path.GetFileName(path)!) : [];

    private static int NumberOf(string name) => int.TryParse(name.Split('-')[0], out var number) ? number : 0;

    private static string IdIn(string name) => Path.GetFileNameWithoutExtension(name).Split('-')[^1];

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..16];
}
