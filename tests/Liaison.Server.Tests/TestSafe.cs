using Liaison.Server.Data;
using Liaison.Server.Protection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests;

/// <summary>A safe without a service around it.</summary>
public static class TestSafe
{
    /// <summary>The safe over the keys in a folder, with a key store of SQLite.</summary>
    public static Safe In(string folder) => Over(new SqliteKeyStore(new KeyFolder(folder, new StorageOptions()).CaseKeys, NullLogger<SqliteKeyStore>.Instance), folder);

    /// <summary>The safe over a store, with the root keys of a folder.</summary>
    public static Safe Over(KeyStore store, string folder) =>
        new(store, new RootKeyFiles(new KeyFolder(folder, new StorageOptions()).RootKeys), TimeProvider.System, NullLogger<Safe>.Instance);
}
