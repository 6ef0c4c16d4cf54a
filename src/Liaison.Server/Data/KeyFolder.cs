namespace Liaison.Server.Data;

/// <summary>The folder outside the database that holds what the database must not hold: keys, and the witness of the journal. The nodes of
/// one service share it.</summary>
public sealed class KeyFolder
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
}
