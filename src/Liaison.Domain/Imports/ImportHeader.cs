namespace Liaison.Domain.Imports;

/// <summary>The columns of a table, read from its first row.</summary>
public sealed class ImportHeader
{
    private readonly ImportColumn?[] columns;

    private ImportHeader(ImportColumn?[] columns) => this.columns = columns;

    /// <summary>Reads the headers. A column without a header may stand there as long as nothing stands in it. Headers that are refused are named by
    /// their letters: where the first row is no header, it may hold a name. Codes: <c>import.header_unknown</c>, <c>import.header_repeated</c>,
    /// <c>import.header_missing</c>.</summary>
    public static ImportHeader Of(IReadOnlyList<string> cells)
    {
        var columns = cells.Select(cell => string.IsNullOrWhiteSpace(cell) ? null : ImportColumn.Find(cell)).ToArray();
        if (Letters(cells.Index().Where(cell => columns[cell.Index] is null && !string.IsNullOrWhiteSpace(cell.Item)).Select(cell => cell.Index)) is { } unknown)
            throw Because(ImportRules.HeaderUnknown, unknown);
        var repeated = columns.Index().Where(one => one.Item is { } column && Array.IndexOf(columns, column) != one.Index).Select(one => one.Index);
        if (Letters(repeated) is { } twice)
            throw Because(ImportRules.HeaderRepeated, twice);
        return columns.Any(column => column?.Name is "familyName" or "givenNames") ? new ImportHeader(columns) : throw ImportRules.HeaderMissing.In("file");
    }

    /// <summary>What a row says under these headers. Code: <c>import.header_unknown</c> where something stands under none.</summary>
    public ImportCells Read(IReadOnlyList<string> row)
    {
        var cells = new ImportCells();
        foreach (var (index, text) in row.Index().Where(cell => !string.IsNullOrWhiteSpace(cell.Item)))
        {
            var column = index < columns.Length ? columns[index] : null;
            cells = column is null ? throw Because(ImportRules.HeaderUnknown, LetterOf(index)) : column.Write(cells, ImportReading.Cell(text));
        }
        return cells;
    }

    private static RefusedException Because(Refusal refusal, string letters) => new(refusal, [("columns", letters)]) { Field = "file" };

    private static string? Letters(IEnumerable<int> indexes) => indexes.ToList() is { Count: > 0 } some ? string.Join(", ", some.Select(LetterOf)) : null;

    // As a spreadsheet names its columns: A to Z, AA, AB.
    private static string LetterOf(int index) => (index >= 26 ? LetterOf((index / 26) - 1) : "") + (char)('A' + (index % 26));
}
