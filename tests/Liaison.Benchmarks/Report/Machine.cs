using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Report;

/// <summary>On what something was measured.</summary>
public static class Machine
{
    /// <summary>Processor, memory, system, versions and day, on one line.</summary>
    public static string Describe()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Model()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB; {Runtime()}; SQLite {connection.ServerVersion}; {WrkVersion()}; {TimeProvider.System.GetUtcNow():yyyy-MM-dd}
            """);
    }

    private static string Runtime() => $"{RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";

    private static string Model() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "?"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string WrkVersion()
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", "-v") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return string.Join(' ', wrk.StandardOutput.ReadLine()?.Split(' ').Take(2) ?? ["wrk"]);
        }
        catch (Win32Exception)
        {
            return "no wrk";
        }
    }
}
