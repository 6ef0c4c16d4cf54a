using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Liaison.Server.Tests.Imports;

/// <summary>The same table as different programs write it, made from its parts.</summary>
internal static class Tables
{
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Ods = "application/vnd.oasis.opendocument.spreadsheet";

    public static readonly string[][] Family =
    [
        ["dossier", "nom", "prénoms", "date de naissance", "nationalité", "adresse", "code postal", "commune", "mandat", "mandat donné le", "langue du mandat", "risques expliqués"],
        ["A-1", "Exemple", "Zoé", "01/05/1980", "Géorgie", "1 rue de l'Été", "80000", "Amiens", "complet", "01/01/2017", "ka", "oui"],
        ["A-1", "Exemple", "Enfant; \"le petit\"", "2015", "Géorgie", "", "", "", "", "", "", ""],
    ];

    public static string Text(string[][] rows, char delimiter, string newLine = "\r\n") => string.Concat(rows.Select(row =>
        string.Join(delimiter, row.Select(cell => cell.AsSpan().IndexOfAny($"{delimiter}\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + newLine));

    public static byte[] Utf8(string[][] rows, char delimiter = ';') => Encoding.UTF8.GetBytes(Text(rows, delimiter));

    /// <summary>A workbook with one sheet, its texts written into its cells.</summary>
    /// <param name="cells">The XML of further cells of the last row.</param>
    public static byte[] Workbook(string[][] rows, string cells = "") => Zip(
        ("[Content_Types].xml", """
            <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """),
        ("_rels/.rels", """
            <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", """
            <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Dossiers" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", """
            <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
            """),
        // Style 1 shows a number as a date.
        ("xl/styles.xml", """
            <?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
        ("xl/worksheets/sheet1.xml", $"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select((row, index) => SheetRow(row, index + 1, index == rows.Length - 1 ? cells : "")))}</sheetData></worksheet>"""));

    private static string SheetRow(string[] row, int number, string more) => string.Create(CultureInfo.InvariantCulture, $"""<row r="{number}">{string.Concat(row.Select((cell, column) => cell.Length == 0 ? ""
        : $"""<c r="{(char)('A' + column)}{number}" t="inlineStr"><is><t>{SecurityElement.Escape(cell)}</t></is></c>"""))}{more}</row>""");

    /// <summary>A spreadsheet of LibreOffice, as it ends one: with rows and columns that repeat to the end of the sheet.</summary>
    /// <param name="cells">The XML of further cells of the last row.</param>
    public static byte[] Spreadsheet(string[][] rows, string cells = "", string before = "") => Zip(("mimetype", Ods), ("content.xml", $"""
        <?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet><table:table table:name="Dossiers">{string.Concat(rows.Select((row, index) => OdsRow(row, index == rows.Length - 1 ? cells : "")))}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
        """));

    private static string OdsRow(string[] row, string more) => $"""<table:table-row>{string.Concat(row.Select(cell => cell.Length == 0 ? "<table:table-cell/>"
        : $"""<table:table-cell office:value-type="string"><office:annotation><dc:creator>x</dc:creator><text:p>remarque</text:p></office:annotation><text:p>{SecurityElement.Escape(cell)}</text:p></table:table-cell>"""))}{more}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>""";

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content.Trim()));
            }
        }
        return file.ToArray();
    }

    /// <summary>A spreadsheet that is small as a file and far too large once it is read.</summary>
    public static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var type = zip.CreateEntry("mimetype").Open())
                type.Write(Encoding.ASCII.GetBytes(Ods));
            using var part = zip.CreateEntry("content.xml").Open();
            var nothing = new byte[1024 * 1024];
            for (var mebibyte = 0; mebibyte < 101; mebibyte++)
                part.Write(nothing);
        }
        return file.ToArray();
    }
}
