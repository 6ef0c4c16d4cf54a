using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Liaison.Benchmarks.Load;

/// <summary>A server in a process of its own, on the loopback address; what it says goes to a file.</summary>
public sealed class Child : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int TicksPerSecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly string log;

    private Child(Process process, Uri address, string log)
    {
        (this.process, Address, this.log) = (process, address, log);
        foreach (var stream in (StreamReader[])[process.StandardOutput, process.StandardError])
            _ = Copy(stream);
    }

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    /// <summary>Starts a program that takes <c>--urls</c>, and waits until it answers.</summary>
    public static async Task<Child> Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(program, [.. arguments, "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var child = new Child(Process.Start(start)!, address, Path.Combine(folder, $"{Path.GetFileName(program)}-{address.Port}.log"));
        await child.Answering();
        return child;
    }

    /// <summary>Processor time used since it started.</summary>
    public double CpuSeconds()
    {
        var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / (double)TicksPerSecond;
    }

    /// <summary>Memory it has in use, in megabytes.</summary>
    public double ResidentMegabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    /// <summary>As when the machine stops: no chance to tidy up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As an operator stops it.</summary>
    public async Task Stop()
    {
        if (!process.HasExited && Signal(process.Id, Terminate) == 0)
            await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private async Task Answering()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(20))
        {
            try
            {
                using var answer = await http.GetAsync("/api/v1/me");
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // not yet
            }
            catch (HttpRequestException)
            {
                break;
            }
        }
        throw new InvalidOperationException($"{process.StartInfo.FileName} does not answer: see {log}.");
    }

    private async Task Copy(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (process)
                File.AppendAllText(log, line + '\n');
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
