using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Liaison.Benchmarks.Faults;

/// <summary>What stands between a server and its disk, as an entry commands it while the server runs.</summary>
public sealed class FaultControl : IDisposable
{
    public const int InputOutput = 5;
    public const int NoSpace = 28;

    private const int Fields = 9;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    private FaultControl(string shim, string database, string? log)
    {
        var told = database + ".faults";
        File.WriteAllBytes(told, new byte[Fields * sizeof(long)]);
        file = MemoryMappedFile.CreateFromFile(told, FileMode.Open);
        view = file.CreateViewAccessor();
        Environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = shim, ["LIAISON_FAULTS_CONTROL"] = told, ["LIAISON_FAULTS_DATABASE"] = Path.GetFullPath(database),
        };
        if (log is not null)
            Environment["LIAISON_FAULTS_LOG"] = log;
    }

    /// <summary>With what environment the server is started.</summary>
    public Dictionary<string, string> Environment { get; }

    /// <summary>How much longer each sync takes.</summary>
    public TimeSpan SyncDelay
    {
        set => view.Write(0, value.Ticks * 100);
    }

    /// <summary>How far the server's clock is off, in whole seconds.</summary>
    public TimeSpan ClockOffset
    {
        set => view.Write(1 * sizeof(long), value.Ticks * 100);
    }

    /// <summary>Whether nothing can be written any more.</summary>
    public bool IsDiskFull
    {
        set => view.Write(5 * sizeof(long), value ? 1L : 0L);
    }

    /// <summary>Calls that failed so far because it was commanded.</summary>
    public long Injected => view.ReadInt64(8 * sizeof(long));

    /// <summary>Lets a write from now on fail.</summary>
    /// <param name="inCalls">Which one: 1 is the next.</param>
    public void FailWrite(int inCalls, int error) => Fail(2, inCalls, error);

    /// <inheritdoc cref="FailWrite"/>
    public void FailSync(int inCalls, int error) => Fail(3, inCalls, error);

    /// <summary>Compiles the library with gcc; null, and a word on it, where there is none.</summary>
    /// <param name="log">Where each write and sync is kept, for a drill that cuts the power.</param>
    public static FaultControl? For(string database, string? log = null)
    {
        var shim = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "faults.so");
        try
        {
            using var gcc = Process.Start("gcc", ["-shared", "-fPIC", "-O2", "-o", shim, Path.Combine(AppContext.BaseDirectory, "Faults", "shim.c"), "-ldl"]);
            gcc.WaitForExit();
            return gcc.ExitCode == 0 ? new FaultControl(shim, database, log) : throw new InvalidOperationException("shim.c does not compile.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("No C compiler is installed (apt-get install gcc libc6-dev): what needs one is left out.");
            return null;
        }
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }

    private void Fail(int field, int inCalls, int error)
    {
        view.Write(4 * sizeof(long), (long)error);
        view.Write(field * sizeof(long), (long)inCalls);
    }
}
