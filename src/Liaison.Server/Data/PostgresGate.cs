using Npgsql;
using NpgsqlTypes;

namespace Liaison.Server.Data;

/// <summary>The first words of a transaction on PostgreSQL: whose rows it may touch, and after whom it goes, in one round trip.</summary>
internal static class PostgresGate
{
    // Names of advisory locks: the first number says of what kind, the second of which prefecture.
    private const int OfPrefecture = 0x4C690001;
    private const int OfWriters = 0x4C690002;

    private const string Reaches = "SELECT set_config('liaison.prefecture', @prefecture, true), set_config('liaison.association', @association, true)";

    /// <summary>A snapshot that can change nothing. One without reach needs no words: the policies take silence for none.</summary>
    public static Task BeginReading(NpgsqlConnection connection, Reach reach) => reach == Reach.None
        ? Task.CompletedTask
        : Say(connection, $"{Reaches}, set_config('transaction_read_only', 'on', true)", reach);

    /// <summary>A command: alone in its prefecture, beside those of others, and never while somebody writes alone. The prefecture comes
    /// first, so that who writes alone waits for running commands and not for those that wait themselves.</summary>
    public static Task EnterForCommand(NpgsqlConnection connection, Reach reach, CancellationToken cancellationToken) => Say(connection,
        $"{Reaches}, pg_advisory_xact_lock(@ofPrefecture, @key), pg_advisory_xact_lock_shared(@ofWriters, 0)", reach, cancellationToken);

    /// <summary>Entries without a command: beside everybody, and never while somebody writes alone.</summary>
    public static Task EnterForEntries(NpgsqlConnection connection, Reach reach, CancellationToken cancellationToken) =>
        Say(connection, "SELECT pg_advisory_xact_lock_shared(@ofWriters, 0)", reach, cancellationToken);

    /// <summary>Alone on all nodes.</summary>
    public static Task EnterAlone(NpgsqlConnection connection, Reach reach, CancellationToken cancellationToken) =>
        Say(connection, "SELECT pg_advisory_xact_lock(@ofWriters, 0)", reach, cancellationToken);

    private static async Task Say(NpgsqlConnection connection, string words, Reach reach, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of the constants above
        command.CommandText = words;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<string>("prefecture", NpgsqlDbType.Text) { TypedValue = reach.Prefecture ?? "" });
        command.Parameters.Add(new NpgsqlParameter<string>("association", NpgsqlDbType.Text) { TypedValue = reach.Association?.ToString() ?? "" });
        command.Parameters.Add(new NpgsqlParameter("key", NpgsqlDbType.Integer) { Value = (object?)KeyOf(reach.Prefecture) ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<int>("ofPrefecture", OfPrefecture));
        command.Parameters.Add(new NpgsqlParameter<int>("ofWriters", OfWriters));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The letters of the code as one number; a lock on null is no lock.
    private static int? KeyOf(string? prefecture) => prefecture?.Aggregate(0, (key, letter) => (key << 8) + letter);
}
