using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Documents;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Minutes;

public sealed class MinutesPrintTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData(PrintedForm.Html)]
    [InlineData(PrintedForm.OpenDocument)]
    public async Task Each_view_of_an_edition_prints_what_its_reader_may_know_and_nothing_of_others(string form)
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var (meeting, items) = await app.DraftMinutes(association, other);
        (await association.Put(meeting.Minutes($"/sections/{items[0]}"), new { text = "Serin de la première." })).Is(200);
        (await other.Put(meeting.Minutes($"/sections/{items[1]}"), new { text = "Serin de la seconde." })).Is(200);
        await association.AddsPoint(meeting, "Délais de convocation", "Trois semaines ; c'est \"long\".");
        await app.TakesMinutes(meeting, "/circulation", new { });
        var circulated = (await app.Get(association, meeting.Minutes(), form)).Is(200);
        Assert.Contains("Texte diffusé : observations attendues", await circulated.Text(), StringComparison.Ordinal);
        foreach (var actor in new[] { association, other })
            (await actor.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        await app.TakesMinutes(meeting, "/conclusion");
        var reference = (await association.Get($"/meetings/{meeting}")).Is(200).Json.Text("reference");
        foreach (var (reader, name, own, foreign) in new[]
        {
            (await app.Staff(Role.OfficeAgent), $"compte-rendu-{reference}-1", new[] { "première", "seconde" }, Array.Empty<string>()),
            (association, $"compte-rendu-extrait-{reference}-1", ["première"], ["seconde"]), (other, $"compte-rendu-extrait-{reference}-1", ["seconde"], ["première"]),
            (await app.Staff(Role.SecretaryGeneral), $"compte-rendu-public-{reference}-1", [], ["première", "seconde", "DO-80", "Exemple"]),
        })
        {
            var print = (await app.Get(reader, meeting.Minutes("/editions/1"), form)).Is(200);
            Assert.Equal(name, Path.GetFileNameWithoutExtension(print.FileName));
            var text = await print.Text();
            Assert.All(own.Select(word => $"Serin de la {word}."), word => Assert.Contains(word, text, StringComparison.Ordinal));
            Assert.All(foreign, word => Assert.DoesNotContain(word, print.Everything(), StringComparison.Ordinal));
            Assert.Contains("Trois semaines ; c'est « long ».", text, StringComparison.Ordinal);
            Assert.Contains("La réunion ne suspend ni n'interrompt aucun délai", text, StringComparison.Ordinal);
            Assert.Contains("Sceau (SHA-256)", text, StringComparison.Ordinal);
        }
    }

    [PdfFact]
    public async Task An_edition_says_the_same_as_a_page_and_as_a_PDF()
    {
        var association = await app.NewAssociation();
        var (meeting, _) = await app.HeldMeeting(association);
        await app.Concludes(meeting, association);
        var page = await (await app.Get(association, meeting.Minutes("/editions/1"), PrintedForm.Html)).Is(200).Text();
        var pdf = await (await app.Get(association, meeting.Minutes("/editions/1"), PrintedForm.Pdf)).Is(200).Text();
        foreach (var words in new[] { "Enfants scolarisés.", "Favorable sur le principe", "Convoquer la famille.", "approuve" })
            Assert.All(new[] { page, pdf }, text => Assert.Contains(words, text, StringComparison.Ordinal));
    }
}
