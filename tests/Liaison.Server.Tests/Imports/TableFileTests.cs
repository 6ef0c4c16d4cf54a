using System.Text;
using Liaison.Domain;
using Liaison.Domain.Imports;
using Liaison.Server.Imports;

namespace Liaison.Server.Tests.Imports;

/// <summary>Files as Excel and LibreOffice write them, and files that nobody should read.</summary>
public sealed class TableFileTests
{
    // As the service does when it starts.
    static TableFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static readonly byte[] Mark16 = [0xFF, 0xFE];

    public static TheoryData<string> Dialects() => [.. Written.Keys];

    private static readonly Dictionary<string, (byte[] File, string Type)> Written = new()
    {
        ["Excel, French"] = ([.. Encoding.UTF8.Preamble, .. Tables.Utf8(Tables.Family)], "text/csv; charset=utf-8"),
        ["Excel, French, old"] = (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Tables.Text(Tables.Family, ';')), Tables.Csv),
        ["Excel, with separator"] = (Encoding.UTF8.GetBytes("sep=;\r\n" + Tables.Text(Tables.Family, ';')), Tables.Csv),
        ["Excel, Unicode text"] = ([.. Mark16, .. Encoding.Unicode.GetBytes(Tables.Text(Tables.Family, '\t'))], Tables.Csv),
        ["UTF-16 without a mark"] = (Encoding.Unicode.GetBytes(Tables.Text(Tables.Family, ';')), Tables.Csv),
        ["UTF-16, big end first"] = ([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Tables.Text(Tables.Family, ';'))], Tables.Csv),
        ["LibreOffice"] = (Encoding.UTF8.GetBytes(Tables.Text(Tables.Family, ',', "\n")), Tables.Csv),
        ["XLSX"] = (Tables.Workbook(Tables.Family), Tables.Xlsx),
        ["ODS"] = (Tables.Spreadsheet(Tables.Family), Tables.Ods),
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public void The_same_table_is_read_from_every_dialect(string dialect)
    {
        var (file, type) = Written[dialect];
        var rows = TableFile.Read(file, type);
        Assert.Equal([2, 3], rows.Select(row => row.Number));
        Assert.Equal(new ImportCells("A-1", "Exemple", "Zoé", "01/05/1980", "Géorgie", Street: "1 rue de l'Été", PostalCode: "80000", Commune: "Amiens",
            MandateScope: "complet", MandateGivenDay: "01/01/2017", MandateLanguage: "ka", MandateRiskInformed: "oui"), rows[0].Cells);
        Assert.Equal(new ImportCells("A-1", "Exemple", "Enfant; \"le petit\"", "2015", "Géorgie"), rows[1].Cells);
    }

    [Fact]
    public void Empty_rows_are_no_rows_and_the_others_keep_their_numbers()
    {
        var rows = TableFile.Read(Encoding.UTF8.GetBytes("\r\nnom;prénom;\r\n;;\r\nExemple;\"Deux\r\nlignes\";\r\n\r\nAutre;;\r\n"), Tables.Csv);
        Assert.Equal([(4, "Exemple", "Deux\r\nlignes"), (6, "Autre", null)], rows.Select(row => (row.Number, row.Cells.FamilyName!, row.Cells.GivenNames)));
    }

    [Fact]
    public void Dates_and_numbers_of_a_workbook_are_read_as_they_are_kept_and_formulas_as_their_value()
    {
        string[][] head = [["nom", "date de naissance", "code postal", "mineur"], ["Exemple"]];
        var sheet = Assert.Single(TableFile.Read(Tables.Workbook(head,
            """<c r="B2" s="1"><v>29342</v></c><c r="C2"><f>40000*2</f><v>80000</v></c><c r="D2" t="b"><v>0</v></c>"""), Tables.Xlsx)).Cells;
        Assert.Equal(("1980-05-01", "80000", "False"), (sheet.Birth, sheet.PostalCode, sheet.Minor));
        var ods = Assert.Single(TableFile.Read(Tables.Spreadsheet(head, """
            <table:table-cell office:value-type="date" office:date-value="1980-05-01"><text:p>1 mai 80</text:p></table:table-cell>
            <table:table-cell table:formula="of:=40000*2" office:value-type="float" office:value="80000"><text:p>80 000,00</text:p></table:table-cell>
            <table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p></table:table-cell>
            """), Tables.Ods)).Cells;
        Assert.Equal(("1980-05-01", "80000", "false"), (ods.Birth, ods.PostalCode, ods.Minor));
        Assert.False(ImportReading.Answer(sheet.Minor!, "minor"));
    }

    public static TheoryData<string> Bad() => [.. Files.Keys];

    private static readonly Dictionary<string, (byte[] File, string? Type, string Code)> Files = new()
    {
        ["no type"] = (Tables.Utf8(Tables.Family), null, "import.format_unknown"),
        ["another type"] = (Tables.Utf8(Tables.Family), "application/pdf", "import.format_unknown"),
        ["a workbook as CSV"] = (Tables.Workbook(Tables.Family), Tables.Csv, "import.format_unknown"),
        ["CSV as a workbook"] = (Tables.Utf8(Tables.Family), Tables.Xlsx, "import.format_unknown"),
        ["ODS as XLSX"] = (Tables.Spreadsheet(Tables.Family), Tables.Xlsx, "import.format_unknown"),
        ["XLSX as ODS"] = (Tables.Workbook(Tables.Family), Tables.Ods, "import.format_unknown"),
        ["an old workbook"] = ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], Tables.Xlsx, "import.format_unknown"),
        ["a quote never closed"] = ("nom;prénom\r\n\"Exemple;Un\r\nAutre;Deux\r\n"u8.ToArray(), Tables.Csv, "import.file_broken"),
        ["half a workbook"] = (Tables.Workbook(Tables.Family)[..900], Tables.Xlsx, "import.file_broken"),
        ["a sheet that is no XML"] = (Tables.Zip(("mimetype", Tables.Ods), ("content.xml", "<office")), Tables.Ods, "import.file_broken"),
        ["a spreadsheet without content"] = (Tables.Zip(("mimetype", Tables.Ods)), Tables.Ods, "import.file_broken"),
        ["an entity"] = (Tables.Spreadsheet(Tables.Family, before: "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>"), Tables.Ods, "import.file_broken"),
        ["a bomb"] = (Tables.Bomb(), Tables.Ods, "import.file_expands"),
        ["a row that repeats"] = (Tables.Spreadsheet([["nom"], ["Exemple"]],
            "</table:table-row><table:table-row table:number-rows-repeated=\"100000\"><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"),
            Tables.Ods, "import.table_too_large"),
        ["a cell that repeats"] = (Tables.Spreadsheet([["nom"], ["Exemple"]],
            "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"), Tables.Ods, "import.table_too_large"),
        ["too many rows"] = (Encoding.UTF8.GetBytes("nom\n" + string.Concat(Enumerable.Repeat("x\n", ImportRules.MaxRows + 1))), Tables.Csv, "import.table_too_large"),
        ["too many columns"] = (Encoding.UTF8.GetBytes("nom" + new string(';', 300)), Tables.Csv, "import.table_too_large"),
        ["nothing"] = ([], Tables.Csv, "import.table_empty"),
        ["headers alone"] = ("nom;prénom\r\n"u8.ToArray(), Tables.Csv, "import.table_empty"),
        ["no headers"] = ("Dupont;Jean\r\nDurand;Luc\r\n"u8.ToArray(), Tables.Csv, "import.header_unknown"),
        ["a header twice"] = ("nom;NOM\r\nDurand;Luc\r\n"u8.ToArray(), Tables.Csv, "import.header_repeated"),
        ["no name"] = ("adresse;cp\r\nA;80000\r\n"u8.ToArray(), Tables.Csv, "import.header_missing"),
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_that_is_not_to_be_read_is_refused(string kind)
    {
        var (file, type, code) = Files[kind];
        var refused = Assert.Throws<RefusedException>(() => TableFile.Read(file, type));
        Assert.Equal((code, "file"), (refused.Refusal.Code, refused.Field));
    }
}
