using System.Globalization;
using System.Text;

namespace Liaison.Benchmarks.Report;

/// <summary>A table as Markdown; cells are numbers or text.</summary>
public sealed class Table(params string[] heads)
{
    private readonly List<string[]> rows = [];

    public void Row(params object[] cells) => rows.Add([.. cells.Select(Show)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", heads)} |").AppendLine("|" + string.Concat(heads.Select(_ => "---|")));
        foreach (var row in rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |");
        return text.ToString();
    }

    private static string Show(object cell) => cell switch
    {
        double.NaN => "–",
        double number when Math.Abs(number) >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("#,0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
