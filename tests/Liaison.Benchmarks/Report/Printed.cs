namespace Liaison.Benchmarks.Report;

/// <summary>How a result is printed: title, what it was measured with, table, verdict.</summary>
public static class Printed
{
    public static void Title(Entry entry, string settings)
    {
        Console.WriteLine($"\n## {entry.Name} – {entry.What}\n");
        Console.WriteLine(settings + "  ");
        Console.WriteLine(Machine.Describe() + "\n");
    }

    /// <summary>Prints a table, and whether what was promised holds.</summary>
    public static bool Verdict(Table table, bool isKept, string target)
    {
        Console.WriteLine(table);
        Console.WriteLine($"Target: {target}. **{(isKept ? "kept" : "missed")}**");
        return isKept;
    }
}
