using System.Diagnostics;
using System.Globalization;

namespace Liaison.Benchmarks.Load;

/// <summary>What one measurement saw.</summary>
/// <param name="Failed">Answers of 400 and above, and broken connections.</param>
/// <param name="CpuMicroseconds">Processor time of the server for each request.</param>
public sealed record Shot(long Requests, double Seconds, long Failed, double MeanMs, double P50Ms, double P99Ms, double CpuMicroseconds)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>The load generator <c>wrk</c>, driven by a script that an entry writes. [https://github.com/wg/wrk, Debian package wrk]</summary>
public static class Wrk
{
    private const string Marker = "shot";

    /// <summary>Says how to get it where it is absent.</summary>
    public static bool IsThere()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));
        if (!isThere)
            Console.WriteLine("The load generator wrk is not installed: apt-get install wrk");
        return isThere;
    }

    /// <summary>Sends the requests of a script for some seconds, and no longer.</summary>
    public static async Task<Shot> Run(Child server, string script, int clients, double seconds)
    {
        var before = server.CpuSeconds();
        var start = new ProcessStartInfo("wrk",
            ["-t", "1", "-c", Text(clients), "-d", Text(seconds) + "s", "--timeout", "10s", "-s", script, server.Address.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var line = output.Split('\n').LastOrDefault(line => line.StartsWith(Marker, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk said nothing of use: " + output);
        var numbers = line.Split(' ').Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
        // Where not one answer came, it took longer than there was time.
        if (numbers[0] == 0)
            return new Shot(0, numbers[1] / 1e6, 0, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        var cpu = (server.CpuSeconds() - before) / numbers[0] * 1e6;
        return new Shot((long)numbers[0], numbers[1] / 1e6, (long)numbers[2], numbers[3] / 1e3, numbers[4] / 1e3, numbers[5] / 1e3, cpu);
    }

    /// <summary>What each script says at its end: requests, microseconds, failures, latencies in microseconds.</summary>
    public const string Done = $$"""
        done = function(summary, latency, requests)
          local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
          io.write(string.format("{{Marker}} %d %d %d %d %d %d\n", summary.requests, summary.duration, failed, latency.mean,
            latency:percentile(50), latency:percentile(99)))
        end

        """;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
