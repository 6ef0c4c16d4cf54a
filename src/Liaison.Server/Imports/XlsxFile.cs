using System.Globalization;
using ExcelDataReader;

namespace Liaison.Server.Imports;

/// <summary>The first sheet of an Excel workbook. [ECMA-376]</summary>
internal static class XlsxFile
{
    public static IEnumerable<TableRow> Rows(byte[] file)
    {
        ZipFile.MustBeSafe(file, "xl/workbook.xml");
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false));
        if (reader.FieldCount > TableRules.MaxColumns)
            throw TableRules.TooLarge();
        for (var number = 1; reader.Read(); number++)
            yield return new TableRow(number, [.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
