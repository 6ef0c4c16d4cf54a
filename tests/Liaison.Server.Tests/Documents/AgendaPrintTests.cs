using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Documents;

/// <summary>The agenda of a meeting as its readers print it.</summary>
public sealed class AgendaPrintTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Rule = "Une réunion ne suspend aucun délai";

    [Theory]
    [InlineData(PrintedForm.Html, "html")]
    [InlineData(PrintedForm.OpenDocument, "odt")]
    public Task An_agenda_holds_everything_for_the_office_and_nothing_of_anybody_else_for_an_association(string form, string ending) => Walls(form, ending);

    [PdfFact]
    public Task So_does_its_PDF() => Walls(PrintedForm.Pdf, "pdf");

    private async Task Walls(string form, string ending)
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, one, other);
        var office = await app.Staff(Role.OfficeAgent);
        foreach (var association in new[] { one, other })
        {
            await app.ProposedItem(association, meeting);
            await app.ProposedItem(association, meeting);
            await association.Promised("2017-12-31");
        }
        var (mine, theirs) = (await Known(one, meeting), await Known(other, meeting));
        var reference = (await office.Get($"/meetings/{meeting}"))["reference"]!.GetValue<string>();

        var all = (await app.Get(office, meeting.Agenda(), form)).Is(200);
        Assert.Equal((form, $"ordre-du-jour-{reference}.{ending}", "fr"), (all.MediaType, all.FileName, Assert.Single(all.Content.ContentLanguage)));
        var text = await all.Text();
        Assert.All(mine.Concat(theirs), known => Assert.Contains(known, text, StringComparison.Ordinal));
        Assert.Contains(Rule, text, StringComparison.Ordinal);
        Assert.Contains("Préfecture de la Somme", text, StringComparison.Ordinal);

        var own = (await app.Get(one, meeting.Agenda(), form)).Is(200);
        text = await own.Text();
        Assert.All(mine, known => Assert.Contains(known, text, StringComparison.Ordinal));
        Assert.Contains(Rule, text, StringComparison.Ordinal);
        Assert.All(theirs, foreign => Assert.DoesNotContain(foreign, own.Everything() + text, StringComparison.Ordinal));
        Assert.DoesNotContain(other.AssociationId.ToString(), own.Everything(), StringComparison.Ordinal);
    }

    // What tells of an association on an agenda: its name, its cases.
    private static async Task<IReadOnlyList<string>> Known(Actor association, Guid meeting)
    {
        var cases = (await association.Get(meeting.Agenda()))["items"]!.AsArray().Select(item => item!["caseReference"]!.GetValue<string>());
        return [.. cases, (await association.Get($"/associations/{association.AssociationId}"))["name"]!.GetValue<string>()];
    }

    [Theory]
    [InlineData(PrintedForm.Html)]
    [InlineData(PrintedForm.OpenDocument)]
    [InlineData(PrintedForm.Pdf)]
    public async Task Who_may_not_read_it_may_not_print_it(string form)
    {
        var (association, guest) = (await app.NewAssociation(), await app.NewAssociation());
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        Assert.Equal(404, (await app.Get(guest, meeting.Agenda(), form)).Status);
        Assert.Equal(404, (await app.Get(await app.Staff(Role.OfficeHead, LiaisonApp.Nord), meeting.Agenda(), form)).Status);
        var refused = await app.Get(await app.Staff(Role.Cabinet), meeting.Agenda(), form);
        Assert.Equal((403, "application/problem+json"), (refused.Status, refused.MediaType));
        var interview = await app.ScheduledMeeting(app.InDays(61), "Logement", association);
        Assert.Equal(409, (await app.Get(association, interview.Agenda(), form)).Status);
    }

    [Fact]
    public async Task The_form_that_is_wanted_most_is_given_and_JSON_where_nothing_else_is()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        foreach (var (accept, form) in new (string, string)[]
        {
            ("*/*", "application/json"), ("application/json", "application/json"), ("text/html", "text/html"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"), ("application/pdf;q=0.5, application/vnd.oasis.opendocument.text", PrintedForm.OpenDocument),
            ("application/pdf, text/html;q=0.1", PrintedForm.Pdf), ("text/html;q=0.2, application/json", "application/json"),
        })
            Assert.Equal(form, (await app.Get(association, meeting.Agenda(), accept)).Is(200).MediaType);
        Assert.Equal(406, (await app.Get(association, meeting.Agenda(), "application/msword")).Status);
        Assert.Equal(406, (await app.Get(association, $"/meetings/{meeting}", "application/pdf")).Status);
    }

    [Fact]
    public async Task It_is_in_French_whatever_language_is_asked_for_and_carries_its_headers()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var print = (await app.Get(association, meeting.Agenda(), "text/html", language: "en")).Is(200);
        Assert.Contains("Ordre du jour", await print.Text(), StringComparison.Ordinal);
        Assert.Equal("fr", Assert.Single(print.Content.ContentLanguage));
        Assert.Contains("default-src 'none'; style-src 'sha256-", print.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", print.Headers.CacheControl!.ToString());
        Assert.Contains("Accept", print.Headers.Vary);
    }

    [Theory]
    [InlineData(PrintedForm.Html, false)]
    [InlineData(PrintedForm.OpenDocument, false)]
    [InlineData(PrintedForm.Pdf, true)]
    public async Task Who_has_it_already_gets_it_once_more_only_when_it_changed(string form, bool isWeak)
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var tag = (await app.Get(association, meeting.Agenda(), form)).Is(200).Headers.ETag!;
        Assert.Equal(isWeak, tag.IsWeak);
        Assert.NotEqual(tag.Tag, (await app.Get(association, meeting.Agenda(), form == PrintedForm.Html ? PrintedForm.Pdf : PrintedForm.Html)).Headers.ETag!.Tag);
        var again = await app.Get(association, meeting.Agenda(), form, known: tag.ToString());
        Assert.Equal((304, 0), (again.Status, again.Bytes.Length));
        await app.ProposedItem(association, meeting);
        (await app.Get(association, meeting.Agenda(), form, known: tag.ToString())).Is(200);
    }

    [Fact]
    public async Task To_print_it_is_to_read_its_cases()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var item = await app.ProposedItem(association, meeting);
        var caseId = (await association.Get(item.Item()))["caseId"]!.GetValue<Guid>();
        await app.Seal();
        var office = await app.Staff(Role.OfficeAgent);
        (await app.Get(office, meeting.Agenda(), PrintedForm.Pdf)).Is(200);
        await app.Seal();
        var entry = (await (await app.Officer()).Get($"/journal?caseId={caseId}&limit=1")).Is(200).Data[0]!["act"]!;
        Assert.Equal(("readAgenda", office.Key.Id), (entry.Text("action")!, entry["key"]!.GetValue<Guid>()));
    }
}
