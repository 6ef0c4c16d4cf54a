using System.Diagnostics;

namespace Liaison.Server.Tests.Cli;

/// <summary>Commands as an administrator types them, each in a process of its own.</summary>
public static class Commands
{
    /// <param name="folder">Where it is typed.</param>
    /// <param name="settings">What the service is told, by environment variables.</param>
    public static async Task<(int Code, string Output, string Error)> Run(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Liaison.Server.dll"), .. arguments]) { WorkingDirectory = folder };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var (code, output, error) = await Programs.Run(start);
        return (code, output.Trim(), error.Trim());
    }
}
