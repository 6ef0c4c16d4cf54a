using System.Diagnostics;
using System.Net.Http.Headers;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Drills;

/// <summary>Exports of the journal, and the two verifiers that judge them.</summary>
public static class JournalExport
{
    private static readonly TimeSpan Sealing = TimeSpan.FromMilliseconds(1300);

    /// <summary>The export of the first prefecture, from a service that was started for it and has sealed all it holds.</summary>
    /// <param name="acts">What is done before, each sealed apart.</param>
    public static async Task<byte[]> Of(Volumes volume, params Func<Client, Task>[] acts)
    {
        await using var server = await Servers.Ours(volume.Path);
        using var client = new Client(server);
        await Task.Delay(Sealing);
        foreach (var act in acts)
        {
            await act(client);
            await Task.Delay(Sealing);
        }
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", volume.Keys(Role.DataProtectionOfficer)[0].Text);
        var export = await http.GetByteArrayAsync("/api/v1/journal/export");
        await server.Stop();
        return export;
    }

    /// <summary>Whether the service's own verifier finds it sound.</summary>
    public static async Task<bool> IsSound(byte[] export, string? witness = null)
    {
        using var file = new MemoryStream(export);
        return (await ExportVerification.Run(file, witness is null ? Evidence.None : Evidence.None with { WitnessFiles = [witness] })).IsSound;
    }

    /// <summary>Whether the independent verifier finds it sound; null where there is no Python.</summary>
    public static async Task<bool?> IsSoundElsewhere(byte[] export, string folder, string? witness = null)
    {
        var file = Path.Combine(folder, "export.ndjson");
        await File.WriteAllBytesAsync(file, export);
        try
        {
            return await Judged([file, .. witness is null ? [] : (string[])["--witness", witness]]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("There is no python3 (apt-get install python3): the independent verifier is left out.");
            return null;
        }
    }

    private static async Task<bool> Judged(IEnumerable<string> arguments)
    {
        var verifier = Path.Combine(AppContext.BaseDirectory, "verify_journal.py");
        var start = new ProcessStartInfo("python3", [verifier, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = Process.Start(start)!;
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return python.ExitCode switch
        {
            0 => true,
            1 => false,
            _ => throw new InvalidOperationException("verify_journal.py could not verify: " + said),
        };
    }
}
