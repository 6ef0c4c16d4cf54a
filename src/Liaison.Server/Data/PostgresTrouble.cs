using Npgsql;

namespace Liaison.Server.Data;

/// <summary>Errors that speak of the server or the way to it rather than of what was asked.</summary>
internal sealed partial class PostgresTrouble(ILogger logger)
{
    // Classes of SQLSTATE: connection, transaction rolled back (deadlock), resources, operator, system, configuration file, internal.
    // 25006 is a server that only reads, such as a standby.
    private static readonly string[] Classes = ["08", "40", "53", "57", "58", "F0", "XX"];

    public static bool Is(NpgsqlException error) =>
        error is not PostgresException told || told.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction || Classes.Any(told.SqlState.StartsWith);

    public void Report(NpgsqlException error) => Log(logger, error.SqlState, error.InnerException?.GetType().Name);

    [LoggerMessage(2, LogLevel.Error, "The storage failed with PostgreSQL error {State} ({Cause}); what it concerned was answered 503.")]
    private static partial void Log(ILogger logger, string? state, string? cause);
}
