using Dapper;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Protection;

/// <summary>The key store on PostgreSQL: a schema of its own, which no backup of the data holds. By default it stands in the database of the data;
/// a database of its own keeps it out of copies of the whole server as well.</summary>
public sealed class PostgresKeyStore : KeyStore
{
    public const string Schema = "key_store";

    private const string Columns = $"SELECT id, prefecture, root, wrapped, made_at, destroyed_at FROM {Schema}.wrapped_key";

    private readonly NpgsqlDataSource source;
    private readonly PostgresTrouble trouble;

    private readonly string? owner;
    private readonly string service;

    /// <param name="connectionString">How the service connects.</param>
    /// <param name="owner">How the owner of the store connects; only needed to make it.</param>
    public PostgresKeyStore(string connectionString, string? owner, ILogger<PostgresKeyStore> logger)
    {
        Mapping.Register();
        this.owner = owner;
        var settings = new NpgsqlConnectionStringBuilder("Application Name=Liaison keys;Max Auto Prepare=10;Maximum Pool Size=20;" + connectionString);
        source = NpgsqlDataSource.Create(settings);
        service = settings.Username ?? Environment.UserName;
        Place = $"{settings.Host}/{settings.Database}, schema {Schema}";
        trouble = new PostgresTrouble(logger);
    }

    public override string Place { get; }

    public override void Create()
    {
        using var connection = new NpgsqlConnection((owner ?? throw new StorageException("The setting Protection:KeyStoreOwnerConnectionString is missing."))
            + ";Pooling=false");
        connection.Open();
        connection.Execute($"""
            CREATE SCHEMA IF NOT EXISTS {Schema};
            CREATE TABLE IF NOT EXISTS {Schema}.wrapped_key (
                id uuid PRIMARY KEY, prefecture text COLLATE "C" NOT NULL, root text COLLATE "C", wrapped bytea, made_at timestamptz NOT NULL,
                destroyed_at timestamptz,
                CHECK ((root IS NULL) = (wrapped IS NULL)), CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
            );
            SELECT set_config('liaison.service', @service, false);
            """, new { service });
        connection.Execute($"""
            DO $do$
            BEGIN
                EXECUTE format('GRANT USAGE ON SCHEMA {Schema} TO %I', current_setting('liaison.service'));
                EXECUTE format('GRANT SELECT, INSERT, UPDATE ON {Schema}.wrapped_key TO %I', current_setting('liaison.service'));
            END
            $do$
            """);
    }

    public override WrappedKey? Find(Guid id) => Read(connection => connection.QuerySingleOrDefault<WrappedKey>($"{Columns} WHERE id = @id", new { id }));

    public override IReadOnlyList<WrappedKey> After(Guid id, int most) =>
        Read(connection => connection.Query<WrappedKey>($"{Columns} WHERE id > @id ORDER BY id LIMIT @most", new { id, most }).AsList());

    public override Task Add(IReadOnlyList<WrappedKey> keys) => Write(keys, $"""
        INSERT INTO {Schema}.wrapped_key (id, prefecture, root, wrapped, made_at, destroyed_at) VALUES (@Id, @Prefecture, @Root, @Wrapped, @MadeAt, @DestroyedAt) ON CONFLICT DO NOTHING
        """);

    public override Task Destroy(IReadOnlyList<Guid> ids, DateTimeOffset at) => Write(ids.Select(id => new { id, at }), $"""
        UPDATE {Schema}.wrapped_key SET root = NULL, wrapped = NULL, destroyed_at = @at WHERE id = @id AND destroyed_at IS NULL
        """);

    public override Task Rewrap(IReadOnlyList<(WrappedKey Before, WrappedKey After)> keys) =>
        Write(keys.Select(pair => new { pair.After.Root, pair.After.Wrapped, pair.After.Id, Former = pair.Before.Root }),
            $"UPDATE {Schema}.wrapped_key SET root = @Root, wrapped = @Wrapped WHERE id = @Id AND root = @Former");

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    // Connections that a server has ended are told by their first use. Whatever is done here may be done again, so that is done over new ones.
    private T Read<T>(Func<NpgsqlConnection, T> query)
    {
        for (var isRepeat = false; ; isRepeat = true)
        {
            try
            {
                using var connection = source.OpenConnection();
                return query(connection);
            }
            catch (NpgsqlException error) when (PostgresTrouble.Is(error))
            {
                Report(error, isRepeat);
            }
        }
    }

    private async Task Write(IEnumerable<object> rows, string sql)
    {
        for (var isRepeat = false; ; isRepeat = true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("SET LOCAL synchronous_commit = on", transaction: transaction);
                await connection.ExecuteAsync(sql, rows, transaction);
                await transaction.CommitAsync();
                return;
            }
            catch (NpgsqlException error) when (PostgresTrouble.Is(error))
            {
                Report(error, isRepeat);
            }
        }
    }

    private void Report(NpgsqlException error, bool isRepeat)
    {
        trouble.Report(error);
        if (isRepeat)
            throw DataRules.Unavailable.Because();
        source.Clear();
    }
}
