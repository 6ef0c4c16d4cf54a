using Liaison.Domain;
using Liaison.Domain.Imports;

namespace Liaison.Server.Imports;

/// <summary>What is refused of a file as a whole; nothing of it is kept then.</summary>
public static class TableRules
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>How wide a table is at most; of these columns, those that are known are few.</summary>
    public const int MaxColumns = 256;

    /// <summary>What the parts of a compressed file may hold together, once they are decompressed.</summary>
    public const long MaxDecompressedBytes = 100L * 1024 * 1024;

    public static readonly Refusal FormatUnknown = new("import.format_unknown",
        "Ce fichier n'est pas une table du format que dit son Content-Type : CSV, XLSX ou ODS.",
        "This file is no table of the format that its Content-Type says: CSV, XLSX or ODS.", RefusalKind.Content);

    public static readonly Refusal FileBroken = new("import.file_broken",
        "Ce fichier ne peut pas être lu jusqu'au bout ; rien n'en a été retenu.",
        "This file cannot be read to its end; nothing of it was kept.", RefusalKind.Content);

    public static readonly Refusal FileExpands = new("import.file_expands",
        "Ce fichier, une fois décompressé, dépasse la taille admise.",
        "This file exceeds the size allowed once it is decompressed.", RefusalKind.Content);

    public static readonly Refusal TableTooLarge = new("import.table_too_large",
        "Une table compte au plus {rows} lignes et {columns} colonnes.",
        "A table has at most {rows} rows and {columns} columns.", RefusalKind.Content);

    public static readonly Refusal TableEmpty = new("import.table_empty",
        "Cette table n'a aucune ligne sous ses en-têtes.",
        "This table has no row below its headers.", RefusalKind.Content);

    /// <summary>Every refusal of a file.</summary>
    public static IReadOnlyList<Refusal> All =>
    [
        FormatUnknown, FileBroken, FileExpands, TableTooLarge, TableEmpty, ImportRules.HeaderUnknown, ImportRules.HeaderRepeated, ImportRules.HeaderMissing,
    ];

    /// <summary>The refusal of a table that has too many rows or columns.</summary>
    public static RefusedException TooLarge() => new(TableTooLarge, [("rows", ImportRules.MaxRows), ("columns", MaxColumns)]) { Field = "file" };
}
