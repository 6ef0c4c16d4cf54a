using Liaison.Domain;
using Liaison.Domain.Imports;
using Microsoft.Net.Http.Headers;

namespace Liaison.Server.Imports;

/// <summary>A row of a table as it stands in a file.</summary>
/// <param name="Number">As a spreadsheet numbers it, from 1.</param>
internal sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Reads the rows of an uploaded file, whatever its format. Formulas are taken as the value that stands in the file; nothing is computed.</summary>
public static class TableFile
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Ods = "application/vnd.oasis.opendocument.spreadsheet";

    /// <summary>The formats that are read.</summary>
    public static readonly string[] MediaTypes = [Csv, Xlsx, Ods];

    /// <summary>The rows below the headers, read under them. Codes: those of <see cref="TableRules.All"/>.</summary>
    /// <param name="mediaType">What <c>Content-Type</c> says.</param>
    public static IReadOnlyList<ImportRow> Read(byte[] file, string? mediaType)
    {
        var (header, read) = (default(ImportHeader), new List<ImportRow>());
        foreach (var row in RowsOf(file, mediaType).Where(row => !row.IsEmpty))
        {
            if (row.Cells.Count > TableRules.MaxColumns || read.Count == ImportRules.MaxRows)
                throw TableRules.TooLarge();
            if (header is null)
                header = ImportHeader.Of(row.Cells);
            else
                read.Add(ImportRow.New(row.Number, header.Read(row.Cells)));
        }
        return read.Count > 0 ? read : throw TableRules.TableEmpty.In("file");
    }

    private static IEnumerable<TableRow> RowsOf(byte[] file, string? mediaType)
    {
        var read = MediaTypeHeaderValue.TryParse(mediaType, out var type) ? type.MediaType.Value : null;
        var rows = read switch
        {
            Csv => CsvFile.Rows(file),
            Xlsx => XlsxFile.Rows(file),
            Ods => OdsFile.Rows(file),
            _ => throw TableRules.FormatUnknown.In("file"),
        };
        using var reading = rows.GetEnumerator();
        while (HasNext(reading))
            yield return reading.Current;
    }

    // Whatever a reader says of a file that it cannot read: the file is at fault, and its words may hold what stands in it.
    private static bool HasNext(IEnumerator<TableRow> reading)
    {
        try
        {
            return reading.MoveNext();
        }
        catch (Exception broken) when (broken is not (RefusedException or OutOfMemoryException))
        {
            throw TableRules.FileBroken.In("file");
        }
    }
}
