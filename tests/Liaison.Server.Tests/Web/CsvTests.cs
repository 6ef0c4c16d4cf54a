using System.Text;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Web;

/// <summary>A list as a table, for those who work with one.</summary>
public sealed class CsvTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Csv = "text/csv";

    [Fact]
    public async Task A_list_is_a_table_with_a_column_for_each_member()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), Person("Exemple, \"Deux\"", "Enfant"));
        var table = await Table(association, "/cases");
        Assert.Equal(Csv, table.MediaType);
        Assert.Equal($""""
            id,reference,associationId,openedAt,persons.id,persons.familyName,persons.givenNames,persons.minor,persons.masked,gaps,urgency,restricted
            {opened.Id},{opened.Json.Text("reference")},{association.AssociationId},2017-01-02T08:00:00+00:00,{opened.PersonId()} | {opened.PersonId(1)},"Exemple | Exemple, ""Deux""",Personne | Enfant,false | false,false | false,mandate,,false

            """".ReplaceLineEndings("\r\n"), table.Text);
    }

    [Fact]
    public async Task Excel_in_French_reads_it_as_it_is()
    {
        var association = await app.NewAssociation();
        await app.OpenCase(association, Person("Exemple; Un", "Énée"));
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", association.KeyText);
        http.DefaultRequestHeaders.Accept.ParseAdd(Csv);
        using var answer = await http.GetAsync("/api/v1/cases?dialect=excel-fr");
        Assert.Equal("text/csv; charset=utf-8; header=present", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=cases.csv", answer.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        Assert.StartsWith("id;reference;", lines[0], StringComparison.Ordinal);
        Assert.Contains(";\"Exemple; Un\";Énée;", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);

        var figures = await (await app.Staff(Role.OfficeHead)).Post("/statistics/regularisations", new
        {
            from = "2016-01-01", to = "2016-12-31", population = "whole prefecture", basis = "humanitarian grounds", granted = 284, quotedRatePercent = 58.5,
            source = "Communiqué",
        });
        figures.Is(201);
        Assert.Contains(";58,5;", (await Table(await app.Staff(Role.OfficeHead), "/statistics/regularisations?dialect=excel-fr")).Text, StringComparison.Ordinal);
        Assert.Contains(",58.5,", (await Table(await app.Staff(Role.OfficeHead), "/statistics/regularisations")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+33 3 00 00 00 00")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    public async Task What_a_spreadsheet_would_run_is_text(string name)
    {
        var association = await app.NewAssociation();
        await app.OpenCase(association, Person(name, "Personne"));
        Assert.Contains($",'{name},Personne,", (await Table(association, "/cases")).Text, StringComparison.Ordinal);
        Assert.Contains($";'{name};Personne;", (await Table(association, "/cases?dialect=excel-fr")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/*", true)]
    [InlineData("text/csv, */*;q=0.5", true)]
    [InlineData("application/json;q=0.5, text/csv", true)]
    [InlineData("application/json, text/csv", false)]
    [InlineData("text/csv;q=0.5, */*", false)]
    [InlineData("*/*", false)]
    public async Task The_form_wanted_most_is_given_and_JSON_where_it_is_all_the_same(string accept, bool isTable) =>
        Assert.Equal(isTable ? Csv : "application/json", (await (await app.Staff(Role.Cabinet)).Get("/meetings", ("Accept", accept))).Is(200).MediaType);

    [Fact]
    public async Task A_table_goes_on_by_its_link_and_is_a_look_like_any_other()
    {
        var association = await app.NewAssociation();
        var cases = await app.CompleteCases(association, 3);
        var first = await Table(association, "/cases?limit=2");
        Assert.Equal(3, first.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var next = first.Headers.GetValues("Link").Single()[("</api/v1".Length)..].Split('>')[0];
        Assert.Contains(cases[0].ToString(), (await Table(association, next)).Text, StringComparison.Ordinal);
        await app.Seal();
        var looks = (await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?keyId={association.Key.Id}")).Is(200);
        Assert.Equal([cases[0], cases[2], cases[1]], looks.Data.Where(entry => entry!["act"].Text("action") == "listCases")
            .SelectMany(entry => entry!["act"]!["cases"]!.AsArray().Select(id => id!.GetValue<Guid>())));
    }

    [Fact]
    public async Task What_has_no_table_says_so()
    {
        var association = await app.NewAssociation();
        (await association.Get("/cases?modifiedSince=1970-01-01T00:00:00Z", ("Accept", Csv))).IsRefused(406, "form.not_available");
        (await association.Get($"/cases/{await association.EmptyCase()}", ("Accept", Csv))).IsRefused(406, "form.not_available");
        (await association.Get("/cases?dialect=excel-de", ("Accept", Csv))).IsRefused(400, "parameter.malformed");
        Assert.StartsWith("id,reference,", (await Table(await app.NewAssociation(), "/cases")).Text, StringComparison.Ordinal);
    }

    private static object Person(string familyName, string givenNames) => new { familyName, givenNames, birthYear = 1980, nationalities = new[] { "GE" } };

    private static async Task<Answer> Table(Actor reader, string path) => (await reader.Get(path, ("Accept", Csv))).Is(200);
}
