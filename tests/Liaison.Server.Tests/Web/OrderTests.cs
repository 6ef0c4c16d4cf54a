using System.Text;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Web;

/// <summary>What is refused first where several things are wrong: key, right, address, precondition, content, state.</summary>
public sealed class OrderTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Stale = "\"AAAAAAAAAAAAAAAAAAAAAA\"";
    private const string Unreadable = "{";
    private const string Invalid = """{"gaps": ["mandate", "mandate"]}""";
    private const string Valid = """{"gaps": ["mandate"]}""";

    [Theory]
    [InlineData("current", Unreadable, 400, "body.malformed")]
    [InlineData("current", Invalid, 422, "list.repeats")]
    [InlineData("current", Valid, 409, "agenda_item.step_not_allowed")]
    [InlineData(Stale, Unreadable, 412, "precondition.failed")]
    [InlineData(Stale, Invalid, 412, "precondition.failed")]
    [InlineData(Stale, Valid, 412, "precondition.failed")]
    [InlineData("", Unreadable, 428, "precondition.required")]
    [InlineData("", Invalid, 428, "precondition.required")]
    [InlineData("", Valid, 428, "precondition.required")]
    [InlineData("fresh", Unreadable, 400, "precondition.malformed")]
    [InlineData("fresh", Valid, 400, "precondition.malformed")]
    public async Task An_address_that_is_ones_own(string ifMatch, string body, int status, string code)
    {
        var (path, office) = await WithdrawnItem();
        var tag = ifMatch == "current" ? (await office.TagAt(path))! : ifMatch;
        (await Send(office, path + "/return", body, tag)).IsRefused(status, code);
    }

    [Theory]
    [InlineData("current", Unreadable)]
    [InlineData("current", Invalid)]
    [InlineData("", Valid)]
    [InlineData("", Unreadable)]
    [InlineData(Stale, Valid)]
    [InlineData("fresh", Invalid)]
    public async Task A_foreign_address_answers_as_an_absent_one_whatever_else_is_wrong(string ifMatch, string body)
    {
        var (path, office) = await WithdrawnItem();
        var elsewhere = await app.Staff(Role.OfficeAgent, LiaisonApp.Nord);
        var tag = ifMatch == "current" ? (await office.TagAt(path))! : ifMatch;
        var foreign = (await Send(elsewhere, path + "/return", body, tag)).IsRefused(404, "not_found");
        var absent = (await Send(elsewhere, Guid.CreateVersion7().Item("/return"), body, tag)).IsRefused(404, "not_found");
        Assert.Equal(absent.Text, foreign.Text);
        Assert.Equal(Told(absent), Told(foreign));
    }

    [Fact]
    public async Task Without_a_right_or_a_key_nothing_is_told_of_an_address()
    {
        var (path, _) = await WithdrawnItem();
        (await Send(await app.Staff(Role.Cabinet), path + "/return", Unreadable, "")).IsRefused(403, "right.missing");
        var expired = await app.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null, TimeSpan.Zero);
        (await Send(expired, path + "/return", Unreadable, "")).IsRefused(401, "key.expired");
    }

    [Fact]
    public async Task In_every_area_a_malformed_body_for_what_is_not_there_answers_404()
    {
        var association = await app.NewAssociation();
        var id = Guid.CreateVersion7();
        (Role Role, string Path)[] steps =
        [
            (Role.OfficeAgent, $"/associations/{id}/suspension"), (Role.OfficeAgent, $"/cases/{id}/decisions"), (Role.OfficeAgent, $"/cases/{id}/persons"),
            (Role.OfficeAgent, $"/meetings/{id}/postponement"), (Role.OfficeAgent, $"/meeting-requests/{id}/refusal"),
            (Role.OfficeAgent, $"/meetings/{id}/agenda/items"), (Role.OfficeAgent, $"/meetings/{id}/agenda/order"),
            (Role.OfficeAgent, $"/commitments/{id}/dropping"), (Role.OfficeAgent, $"/referrals/{id}/matching"),
            (Role.Cabinet, $"/demonstrations/{id}/ban"), (Role.Cabinet, $"/audience-requests/{id}/refusal"), (Role.Cabinet, $"/audiences/{id}/note"),
        ];
        foreach (var (role, path) in steps)
            (await Send(await app.Staff(role), path, Unreadable, "")).IsRefused(404, "not_found");
        var own = $"/cases/{await app.CompleteCase(association)}";
        (await association.Put($"{own}/persons/{id}", new { birthYear = "?" }, ("If-Match", ""))).IsRefused(404, "not_found");
        (await association.Get("/prefectures/59/holidays?year=next")).IsRefused(404, "not_found");
        (await association.Get("/prefectures/80/holidays?year=next")).IsRefused(400, "parameter.malformed");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", 200)]
    [InlineData("application/*", 200)]
    [InlineData("text/plain", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("???", 406)]
    public async Task A_form_that_is_not_there_is_refused_before_anything_is_done(string accept, int status)
    {
        var association = await app.NewAssociation();
        var read = await association.Get("/cases", ("Accept", accept));
        var opened = await association.Post("/cases", new { persons = Array.Empty<object>() }, ("Accept", accept));
        if (status == 406)
        {
            read.IsRefused(406, "form.not_available");
            opened.IsRefused(406, "form.not_available");
        }
        else
        {
            read.Is(200);
            opened.Is(201);
        }
        Assert.Equal(status == 200 ? 1 : 0, (await association.Get("/cases")).Data.Count);
    }

    private async Task<(string Path, Actor Office)> WithdrawnItem()
    {
        var association = await app.NewAssociation();
        var item = await app.ProposedItem(association, await app.ScheduledMeeting(app.InDays(60), null, association));
        (await association.Post(item.Item("/withdrawal"))).Is(200);
        return (item.Item(), await app.Staff(Role.OfficeAgent));
    }

    private static Task<Answer> Send(Actor actor, string path, string body, string ifMatch) =>
        actor.Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), headers: ("If-Match", ifMatch));

    // All that the headers tell, the hour apart.
    private static string Told(Answer answer) => string.Join('\n', answer.Headers.Where(header => header.Key != "Date")
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order());
}
