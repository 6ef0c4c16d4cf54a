using System.ComponentModel;
using System.Diagnostics;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Backups;

/// <summary>PostgreSQL's own programs. How to connect is told them by their environment, so that no password stands in a command line.</summary>
internal static class PostgresTools
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="connection">How to connect.</param>
    /// <exception cref="StorageException">It is not installed, or it failed.</exception>
    public static async Task Run(string program, NpgsqlConnectionStringBuilder connection, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in Environment(connection))
            start.Environment[name] = value;
        using var process = Start(start);
        process.StandardInput.Close();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        // The first line names the error; those after it may quote rows.
        if (process.ExitCode != 0)
            throw new StorageException($"{program} failed with {process.ExitCode}: {errors.Split('\n')[0].Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new StorageException($"{start.FileName} cannot be started ({missing.Message}): "
                + "install PostgreSQL's client programs, in the server's version or a later one.");
        }
    }

    private static IEnumerable<(string Name, string Value)> Environment(NpgsqlConnectionStringBuilder connection)
    {
        (string, string?)[] settings =
        [
            ("PGHOST", connection.Host), ("PGPORT", $"{connection.Port}"), ("PGDATABASE", connection.Database), ("PGUSER", connection.Username),
            ("PGPASSWORD", connection.Password), ("PGPASSFILE", connection.Passfile), ("PGSSLMODE", SslMode(connection.SslMode)),
            ("PGSSLROOTCERT", connection.RootCertificate), ("PGSSLCERT", connection.SslCertificate), ("PGSSLKEY", connection.SslKey), ("LC_ALL", "C"),
        ];
        return settings.Where(setting => !string.IsNullOrEmpty(setting.Item2)).Select(setting => (setting.Item1, setting.Item2!));
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => $"{mode}".ToLowerInvariant(),
    };
}
