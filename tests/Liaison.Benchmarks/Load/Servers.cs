using Liaison.Benchmarks.Drills;

namespace Liaison.Benchmarks.Load;

/// <summary>The servers that are measured: the service as it is built, and the floors of this program.</summary>
public static class Servers
{
    /// <summary>The service on a database.</summary>
    public static Task<Child> Ours(string database, IReadOnlyDictionary<string, string>? environment = null) => Child.Start(
        Path.Combine(AppContext.BaseDirectory, "Liaison.Server"), [$"--Storage:Path={database}", NoLimit], FolderOf(database), environment);

    /// <summary>The hand-written endpoints on a database.</summary>
    public static Task<Child> Floor(string database, IReadOnlyDictionary<string, string>? environment = null) => Child.Start(
        Environment.ProcessPath!, ["serve-floor", "--database", database], FolderOf(database), environment);

    /// <summary>The service with one weakness, as the control of a drill.</summary>
    public static Task<Child> Weak(Weakness weakness, string database, IReadOnlyDictionary<string, string>? environment = null) => Child.Start(
        Environment.ProcessPath!, ["serve-weak", weakness.ToString(), "--database", database], FolderOf(database), environment);

    /// <summary>A benchmark asks more of one key than anybody does; its requests are counted all the same.</summary>
    public const string NoLimit = "--Web:KeyPerMinute=1000000000";

    private static string FolderOf(string database) => Path.GetDirectoryName(Path.GetFullPath(database))!;
}
