using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>How the data of an engine gets into a backup, and out of one.</summary>
public abstract class DataCopy
{
    public abstract StorageEngine Engine { get; }

    /// <summary>Name of the data's file in a backup, before it is sealed.</summary>
    public abstract string FileName { get; }

    /// <summary>Saves one moment of the data, whatever is written meanwhile.</summary>
    /// <param name="keep">Reads them to their end.</param>
    public abstract Task<Contents> Save(Func<Stream, Task> keep);

    /// <summary>Refused when data would be lost.</summary>
    public abstract Task RefuseToOverwrite(bool replace);

    /// <summary>Puts saved data in the place of the present ones: all of it, or nothing changes.</summary>
    /// <param name="write">Writes the saved data to their end.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>Where the former data lie now, if there were any.</returns>
    public abstract Task<string?> Restore(Func<Stream, Task> write, Manifest manifest, DateTimeOffset at);
}
