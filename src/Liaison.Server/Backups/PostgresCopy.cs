using System.Data;
using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Protection;
using Npgsql;

namespace Liaison.Server.Backups;

/// <summary>Saves and restores a PostgreSQL database by <c>pg_dump</c> and <c>pg_restore</c>, as the owner of the tables.</summary>
public sealed class PostgresCopy(PostgresDatabase server) : DataCopy
{
    public override StorageEngine Engine => StorageEngine.Postgresql;

    public override string FileName => "liaison.dump";

    private NpgsqlConnectionStringBuilder Owner => new(server.OwnerConnectionString);

    public override async Task<Contents> Save(Func<Stream, Task> keep)
    {
        await using var connection = server.OpenAsOwner();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        // The dump and the counts in the manifest are of the same moment.
        var snapshot = await connection.ExecuteScalarAsync<string>("SELECT pg_export_snapshot()");
        await PostgresTools.Read(keep, "pg_dump", Owner, "--format=custom", "--no-owner", "--no-privileges", $"--exclude-schema={PostgresKeyStore.Schema}",
            $"--snapshot={snapshot}");
        return ContentsTable.Read(connection, Tables(connection));
    }

    // Nothing is dropped here: what stands in a database can only be kept by restoring into another.
    public override Task RefuseToOverwrite(bool replace)
    {
        using var connection = server.OpenAsOwner();
        return Tables(connection).Count == 0 ? Task.CompletedTask
            : throw new StorageException($"{server.Place} holds tables already{(replace ? ", and --replace is not for PostgreSQL" : "")}. Nothing was changed: "
                + "make a new, empty database, name it in the settings and restore into that.");
    }

    public override async Task<string?> Restore(Func<Stream, Task> write, Manifest manifest, DateTimeOffset at)
    {
        await PostgresTools.Write(write, "pg_restore", Owner, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            $"--dbname={Owner.Database}");
        await using var connection = server.OpenAsOwner();
        if (ContentsTable.Read(connection, Tables(connection)).DifferenceFrom(manifest) is { } difference)
            throw new StorageException($"The data are not what the manifest says: {difference}. Drop {server.Place}, nothing in it is to be used.");
        if (manifest.Schema.Contains(Migrator.Scripts(Engine)[^1]))
            PostgresRoles.Grant(connection, server.Role);
        return null;
    }

    private static List<string> Tables(NpgsqlConnection connection) =>
        [.. connection.Query<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")];
}
