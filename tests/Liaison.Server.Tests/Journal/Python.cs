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
    public static bool Answers(string line) => Programs.Has("python3", "-c", line);

    /// <summary>Verifies an export: exit code and what was printed.</summary>
    public static Task<(int Code, string Output)> Verify(string export, params string[] options) => Run("docs/verify_journal.py", [export, .. options]);

    /// <summary>Runs a script of the project: exit code and what was printed.</summary>
    public static Task<(int Code, string Output)> Run(string script, params string[] arguments) => Programs.Run("python3", [Repository.Path(script), .. arguments]);
}
