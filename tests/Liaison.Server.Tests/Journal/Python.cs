using System.Diagnostics;

namespace Liaison.Server.Tests.Journal;

/// <summary>A test that runs the independent verifier: skipped on a machine without Python or OpenSSL, failing there in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : Xunit.FactAttribute
{
    public PythonFactAttribute()
    {
        Skip = TestStorage.Missing;
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Python.Answers("import ctypes.util; ctypes.CDLL(ctypes.util.find_library('crypto'))"))
            Skip = "The independent verifier needs python3 and OpenSSL's library, which this machine lacks.";
    }
}

/// <summary>The independent verifier that ships with the project.</summary>
public static class Python
{
    /// <summary>Whether a line of Python runs.</summary>
    public static bool Answers(string line)
    {
        try
        {
            return Start(["-c", line]).Result.Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Verifies an export: exit code and what was printed.</summary>
    public static Task<(int Code, string Output)> Verify(string export, params string[] options) =>
        Start([Repository.Path("docs/verify_journal.py"), export, .. options]);

    /// <summary>Runs a script of the project: exit code and what was printed.</summary>
    public static Task<(int Code, string Output)> Run(string script, params string[] arguments) => Start([Repository.Path(script), .. arguments]);

    private static async Task<(int Code, string Output)> Start(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
