using System.Text;
using Liaison.Domain.Imports;
using Liaison.Server.Imports;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Imports;

public sealed class ExportTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task What_is_exported_can_be_imported_and_is_exported_as_the_same()
    {
        var association = await app.NewAssociation();
        await app.OpenCase(association, new { familyName = "Numéro", birthYear = 1970, agdref = "0123456789" }, app.Adult(), new { familyName = "=Exemple", givenNames = "Enfant; \"deux\"", birthDate = "2010-03-04", nationalities = new[] { "GE", "RU" } });
        await app.OpenCase(association, new { familyName = "Autre", birthYear = 1990, minor = false });
        var table = await Export(association);
        Assert.StartsWith("dossier;nom;prénoms;date de naissance;nationalités;fondement;numéro étranger;", table, StringComparison.Ordinal);
        Assert.Contains(";'=Exemple;\"Enfant; \"\"deux\"\"\";04/03/2010;GE, RU;", table, StringComparison.Ordinal);

        var other = await app.NewAssociation();
        var made = (await other.Upload("/imports", Encoding.UTF8.GetBytes(table), Tables.Csv)).Is(201);
        Assert.Equal((4, 0), (made["rows"]!["total"]!.GetValue<int>(), made["rows"]!["faulty"]!.GetValue<int>()));
        (await other.Post($"/imports/{made.Id}/commit")).Is(200);
        // Only the office has the whole number to take out, and to bring in again.
        Assert.Equal(Content(table.Replace("*******789", "", StringComparison.Ordinal)), Content(await Export(other)));

        var (office, third) = (await app.Staff(Role.OfficeAgent), await app.NewAssociation());
        var whole = await Export(office, $"?associationId={association.AssociationId}");
        Assert.Contains("0123456789", whole, StringComparison.Ordinal);
        var moved = (await office.Upload($"/imports?associationId={third.AssociationId}", Encoding.UTF8.GetBytes(whole), Tables.Csv)).Is(201);
        (await office.Post($"/imports/{moved.Id}/commit")).Is(200);
        Assert.Equal(Content(whole), Content(await Export(office, $"?associationId={third.AssociationId}")));
    }

    [Fact]
    public async Task The_office_has_numbers_whole_and_an_association_masked()
    {
        var association = await app.NewAssociation();
        await app.OpenCase(association, new { familyName = "Exemple", agdref = "0123456789" });
        Assert.Contains(";*******789;", await Export(association), StringComparison.Ordinal);
        var office = await app.Staff(Role.OfficeAgent);
        Assert.Contains(";0123456789;", await Export(office, $"?associationId={association.AssociationId}"), StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", await Export(office, $"?associationId={Guid.NewGuid()}"), StringComparison.Ordinal);
        (await (await app.Staff(Role.SecretaryGeneral)).Get("/cases/export")).IsRefused(403, "right.missing");
        (await office.Get("/cases/export", ("Accept", "application/pdf"))).IsRefused(406, "form.not_available");
    }

    [Fact]
    public async Task Whom_a_withdrawn_mandate_hides_keeps_a_row_without_words_and_the_journal_names_every_case()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var other = await app.OpenCase(association, app.Adult());
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        var lines = (await Export(association)).Split("\r\n");
        Assert.Equal($"{opened.Json.Text("reference")}{new string(';', ImportColumn.All.Count - 1)}", lines[2]);
        Assert.Equal(4, lines.Length);
        await app.Seal();
        var look = Assert.Single((await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?keyId={association.Key.Id}")).Is(200).Data,
            entry => entry!["act"].Text("action") == "exportCases");
        Assert.Equal(new[] { opened.Id, other.Id }.Order(), look!["act"]!["cases"]!.AsArray().Select(id => id!.GetValue<Guid>()).Order());
    }

    private static async Task<string> Export(Actor by, string query = "")
    {
        var answer = (await by.Get("/cases/export" + query, ("Accept", "text/csv"))).Is(200);
        Assert.Equal("text/csv", answer.MediaType);
        return answer.Text.TrimStart('\uFEFF');
    }

    // Without the references, which are new; households in the order of their rows.
    private static string[] Content(string table) =>
        [.. TableFile.Read(Encoding.UTF8.GetBytes(table), Tables.Csv).Select(row => $"{row.Cells with { Case = null }}").Order(StringComparer.Ordinal)];
}
