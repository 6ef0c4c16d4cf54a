using System.ComponentModel;
using System.Diagnostics;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Backups;

/// <summary>PostgreSQL's own programs. How to connect is told them by their environment, so that no password stands in a command line.</summary>
internal static class PostgresTools
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs a program to its end and reads what it writes.</summary>
    /// <param name="read">Reads to the end.</param>
    /// <param name="connection">How to connect.</param>
    /// <exception cref="StorageException">It is not installed, or it failed.</exception>
    public static Task Read(Func<Stream, Task> read, string program, NpgsqlConnectionStringBuilder connection, params string[] arguments) =>
        Run(process =>
        {
            process.StandardInput.Close();
            return read(process.StandardOutput.BaseStream);
        }, program, connection, arguments);

    /// <summary>Runs a program to its end and writes what it reads.</summary>
    /// <param name="write">Writes to the end; where it fails, the program is stopped before it has read one.</param>
    /// <param name="connection">How to connect.</param>
    /// <exception cref="StorageException">It is not installed, or it failed.</exception>
    public static Task Write(Func<Stream, Task> write, string program, NpgsqlConnectionStringBuilder connection, params string[] arguments) =>
        Run(async process =>
        {
            try
            {
                await write(process.StandardInput.BaseStream);
            }
            catch (IOException) when (process.WaitForExit(Patience))
            {
                // It reads no more: why, it says itself.
            }
            process.StandardInput.Close();
        }, program, connection, arguments);

    private static async Task Run(Func<Process, Task> exchange, string program, NpgsqlConnectionStringBuilder connection, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment(connection))
            start.Environment[name] = value;
        using var process = Start(start);
        var told = process.StandardError.ReadToEndAsync();
        try
        {
            await exchange(process);
        }
        catch
        {
            process.Kill();
            throw;
        }
        var errors = await told;
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
