using System.Text;
using Liaison.Server.Documents;
using Liaison.Server.Tests.Cli;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Documents;

/// <summary>A service with templates of its own: one that reads well, and one that fails in use.</summary>
public sealed class OwnTemplateApp : LiaisonApp
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("liaison-templates-").FullName;

    public OwnTemplateApp()
    {
        File.WriteAllText(Path.Combine(Folder, "convocation.html"), "<h1>Invitation</h1><p>{{ prefecture.authority }}, {{ prefecture.court }}</p>");
        // Only where the sample does not go.
        File.WriteAllText(Path.Combine(Folder, "ordre-du-jour.html"), "<h1>Ordre du jour</h1>{% if items.size > 1 %}<p>{{ nulle.part }}</p>{% endif %}");
    }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["Documents:Templates"] = Folder, ["Documents:Letterheads:80:Authority"] = "Préfecture d’Amiens", ["Documents:Letterheads:80:Court"] = "tribunal d’Amiens",
    };
}

public sealed class OwnTemplateTests(OwnTemplateApp app) : IClassFixture<OwnTemplateApp>, IAsyncLifetime
{
    private readonly TestStorage storage = new();

    public Task InitializeAsync() => storage.Create(empty: true);

    public Task DisposeAsync() => storage.Remove();

    [Fact]
    public async Task A_prefecture_says_it_in_its_own_words()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var text = await (await app.Get(association, $"/meetings/{meeting}/convocation", PrintedForm.Html)).Is(200).Text();
        Assert.Contains("Invitation Préfecture d’Amiens, tribunal d’Amiens", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Convocation à une", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_fails_in_use_is_told_and_not_replaced()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        (await app.Get(association, meeting.Agenda(), PrintedForm.Html)).Is(200);
        await app.ProposedItem(association, meeting);
        await app.ProposedItem(association, meeting);
        (await association.Get(meeting.Agenda())).Is(200);
        (await association.Get(meeting.Agenda(), ("Accept", PrintedForm.Pdf))).IsRefused(503, "document.template_unusable");
    }

    [Fact]
    public async Task What_is_broken_is_told_before_the_service_starts()
    {
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "releve.html"), "<h1>Relevé</h1>\n<p>{{ meeting.reference </p>");
        var templates = $"--Documents:Templates={storage.Folder}";
        var (code, _, error) = await Commands.Run(storage.Folder, storage.Settings, "documents", "check", templates);
        Assert.Equal(1, code);
        Assert.Matches(@"^.*releve\.html\(2,\d+\): .+$", Assert.Single(error.Split('\n')));
        (code, _, error) = await Commands.Run(storage.Folder, storage.Settings, "--urls", "http://127.0.0.1:0", templates);
        Assert.Equal(1, code);
        Assert.Matches(@"^.*releve\.html\(2,\d+\): .+$", Assert.Single(error.Split('\n')));
    }

    [Fact]
    public async Task A_file_that_no_document_asks_for_and_a_logo_that_is_none_are_told()
    {
        var folder = Directory.CreateDirectory(Path.Combine(storage.Folder, "modeles")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "ordre_du_jour.html"), "<h1>T</h1>");
        var logo = Path.Combine(folder, "logo.png");
        await File.WriteAllBytesAsync(logo, Encoding.ASCII.GetBytes("<svg onload=\"alert(1)\"/>"));
        var (code, _, error) = await Commands.Run(storage.Folder, storage.Settings, "documents", "check", $"--Documents:Templates={folder}", $"--Documents:Letterheads:80:Logo={logo}");
        Assert.Equal(1, code);
        Assert.Contains("ordre_du_jour.html: no document has this name", error, StringComparison.Ordinal);
        Assert.Contains("logo.png: a logo is a PNG picture", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_templates_are_copied_and_are_sound()
    {
        var folder = Path.Combine(storage.Folder, "copies");
        Assert.Equal(0, (await Commands.Run(storage.Folder, storage.Settings, "documents", "copy", "--to", folder)).Code);
        Assert.Equal(DocumentKinds.All.Select(Templates.FileOf).Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var mine = Path.Combine(folder, "convocation.html");
        await File.WriteAllTextAsync(mine, "<h1>À moi</h1>");
        Assert.Equal(0, (await Commands.Run(storage.Folder, storage.Settings, "documents", "copy", "--to", folder)).Code);
        Assert.Equal("<h1>À moi</h1>", await File.ReadAllTextAsync(mine));
        var (code, output, error) = await Commands.Run(storage.Folder, storage.Settings, "documents", "check", $"--Documents:Templates={folder}");
        Assert.True(code == 0, error);
        Assert.StartsWith("Sound: accuse-de-depot", output, StringComparison.Ordinal);
    }
}
