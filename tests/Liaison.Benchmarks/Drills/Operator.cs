using System.Diagnostics;

namespace Liaison.Benchmarks.Drills;

/// <summary>Commands of the service as an operator types them, each in a process of its own.</summary>
internal static class Operator
{
    /// <summary>What a command said on standard output; who it fails for measures nothing.</summary>
    /// <param name="database">The configured SQLite file; its keys lie beside it.</param>
    public static async Task<string> Run(string database, params string[] command)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Liaison.Server"), [$"--Storage:Path={database}", .. command])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await said).Trim() : throw new InvalidOperationException(await error);
    }
}
