using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Liaison.Server.Data;

/// <summary>The folder outside the database that holds what the database must not hold: keys, and the witness of the journal. The nodes of
/// one service share it.</summary>
public sealed partial class KeyFolder
{
    /// <param name="configured">Setting <c>Keys:Folder</c>; by default <c>keys</c> beside the SQLite file.</param>
    public KeyFolder(string? configured, StorageOptions storage)
    {
        Path = System.IO.Path.GetFullPath(configured ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(storage.Path))!, "keys"));
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Absolute path of the folder, which is there and open to its owner alone.</summary>
    public string Path { get; }

    /// <summary>The key that signs the journal's checkpoints, and backups.</summary>
    public string JournalKey => System.IO.Path.Combine(Path, "journal.pem");

    /// <summary>The journal's own witness.</summary>
    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints.log");

    /// <summary>The secret from which keyed hashes take their keys.</summary>
    public string SharedKey => System.IO.Path.Combine(Path, "shared.key");

    /// <summary>The folder of the root keys.</summary>
    public string RootKeys => System.IO.Path.Combine(Path, "root");

    /// <summary>The key store of SQLite.</summary>
    public string CaseKeys => System.IO.Path.Combine(Path, "case-keys.db");

    /// <summary>Keeps a new secret in a file for its owner alone. Several nodes may start at once over one folder: the first one's stays, and all
    /// read what it wrote.</summary>
    public static void Keep(string path, byte[] secret)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(secret);
            file.Flush(flushToDisk: true);
        }
        // Elsewhere than on Windows, File.Move looks first and then replaces what came meanwhile; a second name is given in one step or not at all.
        if (!OperatingSystem.IsWindows())
            _ = Link(draft, path);
        else if (!File.Exists(path))
            File.Move(draft, path, overwrite: false);
        File.Delete(draft);
        if (!File.Exists(path))
            throw new IOException($"{path} cannot be made.");
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
