using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

/// <summary>Documents attached to a case: checked, sealed, and shown to whom they are meant for.</summary>
public sealed class DocumentTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task What_was_attached_comes_back_byte_for_byte_under_a_name_that_tells_nothing()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var caseId = await app.CompleteCase(association);
        const string content = "%PDF-1.7 attestation\0\n\0";
        var row = (await association.Attaches(caseId, content, "Attestation de la famille")).Is(201).Data.Single()!;
        var bytes = Encoding.Latin1.GetBytes(content);
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), "association", "kept"),
            (row["bytes"]!.GetValue<int>(), row.Text("hash"), row.Text("side"), row.Text("status")));
        foreach (var actor in new[] { association, office })
        {
            Assert.Equal("Attestation de la famille", (await actor.Get($"/cases/{caseId}/documents")).Is(200).Data.Single().Text("title"));
            var read = (await actor.Get($"/cases/{caseId}/documents/{row["id"]}/content")).Is(200);
            Assert.Equal("application/pdf", read.MediaType);
            Assert.Equal($"document-{row["id"]!.GetValue<Guid>():N}.pdf", read.FileName);
            Assert.Equal(bytes, Encoding.Latin1.GetBytes(read.Text));
        }
        Assert.Equal(["removal"], row["allowedSteps"].Texts());
        Assert.Empty((await office.Get($"/cases/{caseId}/documents")).Is(200).Data.Single()!["allowedSteps"]!.AsArray());
    }

    [Theory]
    [InlineData("<script>", "application/pdf", "document.content_differs")]
    [InlineData("%PDF-1.7", "image/png", "document.content_differs")]
    [InlineData("<svg/>", "image/svg+xml", "document.media_type_not_taken")]
    [InlineData("", "application/pdf", "document.content_differs")]
    public async Task What_is_not_what_it_says_is_refused(string content, string mediaType, string code)
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        (await association.Attaches(caseId, content, mediaType: mediaType)).IsRefused(422, code);
        (await association.Attaches(caseId, personId: Guid.NewGuid())).IsRefused(422, "case.unknown_person");
        Assert.Empty((await association.Get($"/cases/{caseId}/documents")).Is(200).Data);
    }

    [Fact]
    public async Task Five_mebibytes_are_taken_and_no_byte_more_nor_more_than_fifty()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var longest = "%PDF-".PadRight(5 * 1024 * 1024, 'x');
        (await association.Attaches(caseId, longest)).Is(201);
        (await association.Attaches(caseId, longest + "x")).IsRefused(422, "document.too_large");
        for (var more = 1; more < 50; more++)
            (await association.Attaches(caseId)).Is(201);
        (await association.Attaches(caseId)).IsRefused(409, "document.too_many");
    }

    [Fact]
    public async Task What_is_for_one_side_is_not_there_for_the_other()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var caseId = await app.CompleteCase(association);
        var own = (await association.Attaches(caseId, confidentiality: "ownSide")).Is(201).Data.Single()!["id"];
        var offices = (await office.Attaches(caseId, title: "Note du bureau", confidentiality: "ownSide")).Is(201).Data.Single()!["id"];
        Assert.Equal([own!.GetValue<Guid>()], (await association.Get($"/cases/{caseId}/documents")).Is(200).Data.Ids());
        Assert.Equal([offices!.GetValue<Guid>()], (await office.Get($"/cases/{caseId}/documents")).Is(200).Data.Ids());
        (await association.Get($"/cases/{caseId}/documents/{offices}/content")).IsRefused(404, "not_found");
        (await office.Get($"/cases/{caseId}/documents/{own}/content")).IsRefused(404, "not_found");
        (await other.Get($"/cases/{caseId}/documents/{own}/content")).IsRefused(404, "not_found");
        (await other.Attaches(caseId)).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Whoever_attached_it_removes_it_and_that_it_was_there_stays()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var caseId = await app.CompleteCase(association);
        var id = (await association.Attaches(caseId)).Is(201).Data.Single()!["id"];
        var removal = $"/cases/{caseId}/documents/{id}/removal";
        (await office.Post(removal, new { reason = "Motif" })).IsRefused(409, "document.of_other_side");
        (await association.Post(removal, new { reason = "" })).IsRefused(422, "reason.required");
        var removed = (await association.Post(removal, new { reason = "Joint par erreur" })).Is(200).Data.Single()!;
        Assert.Equal(("removed", null, null), (removed.Text("status"), removed.Text("title"), removed.Text("hash")));
        Assert.Equal("Joint par erreur", (await office.Get($"/cases/{caseId}/documents")).Is(200).Data.Single().Text("removalReason"));
        (await association.Get($"/cases/{caseId}/documents/{id}/content")).IsRefused(409, "document.removed");
        (await association.Post(removal, new { reason = "Encore" })).IsRefused(409, "document.step_not_allowed");
    }

    [Fact]
    public async Task A_withdrawn_mandate_hides_the_documents_of_its_person()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), app.Adult());
        var id = (await association.Attaches(opened.Id, personId: opened.PersonId())).Is(201).Data.Single()!["id"];
        (await association.Attaches(opened.Id, title: "Du foyer")).Is(201);
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal", new { })).Is(200);
        var rows = (await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{opened.Id}/documents")).Is(200).Data;
        Assert.Equal([null, "Du foyer"], rows.Select(row => row.Text("title")));
        Assert.True(rows[0]!["masked"]!.GetValue<bool>());
        (await association.Get($"/cases/{opened.Id}/documents/{id}/content")).IsRefused(404, "not_found");
        (await association.Attaches(opened.Id, personId: opened.PersonId())).IsRefused(422, "case.unknown_person");
    }

    [Fact]
    public async Task A_content_that_was_put_into_another_document_is_not_given_out()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var first = (await association.Attaches(caseId)).Is(201).Data[0]!["id"];
        var second = (await association.Attaches(caseId, "%PDF-1.7 autre")).Is(201).Data[1]!["id"];
        await app.Storage.Tamper($"UPDATE case_document SET sealed_content = (SELECT sealed_content FROM case_document WHERE id = '{second}') WHERE id = '{first}'");
        (await association.Get($"/cases/{caseId}/documents/{first}/content")).IsRefused(503, "protection.unreadable");
        (await association.Get($"/cases/{caseId}/documents/{second}/content")).Is(200);
    }
}
