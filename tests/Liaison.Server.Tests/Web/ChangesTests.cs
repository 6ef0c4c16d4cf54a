using System.Globalization;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Web;

/// <summary>What changed in a list since an instant: in the order of the changes, and without a word of what the reader may not know.</summary>
public sealed class ChangesTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Always = "modifiedSince=1970-01-01T00:00:00Z";

    [Fact]
    public async Task What_changed_last_comes_last_and_is_where_to_go_on()
    {
        var association = await app.NewAssociation();
        var (first, second) = (await association.EmptyCase(), await association.EmptyCase());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await AddPerson(association, first, app.Adult());
        var all = (await association.Get($"/cases?{Always}")).Is(200);
        Assert.Equal([second, first], all.Data.Ids());
        Assert.Null(all["nextCursor"]);

        var since = all.Json.Text("asOf")!;
        Assert.Equal([first], (await association.Get($"/cases?modifiedSince={since}")).Is(200).Data.Ids());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await association.EmptyCase();
        var later = (await association.Get($"/cases?modifiedSince={since}")).Is(200);
        Assert.Equal([first, third], later.Data.Ids());
        Assert.True(string.CompareOrdinal(later.Json.Text("asOf"), since) > 0);
    }

    [Fact]
    public async Task What_changes_while_the_pages_are_read_comes_again_at_their_end()
    {
        var association = await app.NewAssociation();
        var ids = new List<Guid>();
        for (var count = 0; count < 3; count++)
            ids.Add(await association.EmptyCase());
        var page = (await association.Get($"/cases?{Always}&limit=2")).Is(200);
        Assert.Equal(ids[..2], page.Data.Ids());
        Assert.Contains("rel=\"next\"", page.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await AddPerson(association, ids[0], app.Adult());
        var rest = (await association.Get($"/cases?{Always}&limit=2&cursor={page.Json.Text("nextCursor")}")).Is(200);
        Assert.Equal([ids[2], ids[0]], rest.Data.Ids());
        Assert.Null(rest["nextCursor"]);
    }

    [Fact]
    public async Task What_no_longer_fits_the_filter_is_gone()
    {
        var association = await app.NewAssociation();
        var request = await app.MeetingRequest(association);
        var before = (await association.Get($"/meeting-requests?status=submitted&{Always}")).Is(200);
        Assert.Equal([request], before.Data.Ids());
        (await association.Post($"/meeting-requests/{request}/withdrawal")).Is(200);
        var after = (await association.Get($"/meeting-requests?status=submitted&modifiedSince={before.Json.Text("asOf")}")).Is(200);
        Assert.Equal($$"""[{"id":"{{request}}","deleted":true}]""", after["data"]!.ToJsonString());
        Assert.Equal(["withdrawn"], (await association.Get($"/meeting-requests?modifiedSince={before.Json.Text("asOf")}")).Is(200)["data"].Texts("status"));
    }

    [Fact]
    public async Task A_case_changes_with_its_persons_and_their_mandates()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var at = $"/cases/{opened.Id}";
        await MustTell(association, "cases", opened.Id, () => association.Post($"{at}/persons", app.Adult()));
        await MustTell(association, "cases", opened.Id, () => association.Put($"{at}/persons/{opened.PersonId()}",
            new { familyName = "Exemple", givenNames = "Autre", birthYear = 1980, nationalities = new[] { "GE" } }));
        await MustTell(association, "cases", opened.Id, () => association.Post($"{at}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal"));
        await MustTell(association, "cases", opened.Id, () => association.Post($"{at}/mandates",
            new { personId = opened.PersonId(), scope = "full", riskInformed = true, language = "ka", givenDay = app.DayIn(0) }));
    }

    [Fact]
    public async Task An_audience_request_changes_with_its_referrals()
    {
        var association = await app.NewAssociation();
        var request = await app.Qualifies(await app.LoggedRequest(association, 2));
        var referrals = (await app.Refuses(request)).Is(200)["referrals"].Ids().ToList();
        var caseId = await app.CompleteCase(association);
        var office = await app.Staff(Role.OfficeAgent);
        await MustTell(association, "audience-requests", request, () => office.Post($"/referrals/{referrals[0]}/matching", new { caseId }));
        await MustTell(association, "audience-requests", request, () => office.Post($"/referrals/{referrals[1]}/lapsing", new { reason = "Doublon" }));
    }

    [Fact]
    public async Task An_audience_changes_with_its_commitments()
    {
        var association = await app.NewAssociation();
        var audience = await app.HeldAudience(association);
        var note = (await (await app.Staff(Role.Cabinet)).Post($"/audiences/{audience}/note", new
        {
            topics = new[] { "housing" }, present = new[] { new { side = "association", function = "Porte-parole", count = 2 } }, raisedCount = 0,
            commitments = new[] { new { side = "prefecture", owner = "Cabinet", text = "Réponse écrite", dueDay = app.DayIn(10) } },
        })).Is(200);
        var commitment = note["commitments"].Ids().Single();
        await MustTell(association, "audiences", audience, async () =>
            await (await app.Staff(Role.OfficeAgent)).Post($"/commitments/{commitment}/keeping"));
    }

    [Fact]
    public async Task Others_are_told_nothing_not_even_when()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        await other.EmptyCase();
        await app.MeetingRequest(other);
        foreach (var list in new[] { "cases", "meeting-requests", "meetings", "agenda-items", "commitments", "referrals", "audience-requests", "audiences" })
        {
            var told = (await association.Get($"/{list}?modifiedSince=2001-02-03T04:05:06.7Z")).Is(200);
            Assert.Equal("""{"data":[],"asOf":"2001-02-03T04:05:06.7Z","nextCursor":null}""", Ordered(told));
        }
    }

    [Fact]
    public async Task A_clock_that_is_set_back_hides_no_change()
    {
        await using var own = new SettledApp();
        await own.InitializeAsync();
        var association = await own.NewAssociation();
        await association.EmptyCase();
        var seen = (await association.Get($"/cases?{Always}")).Is(200);
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddHours(-1));
        var later = await association.EmptyCase();
        Assert.Contains(later, (await association.Get($"/cases?modifiedSince={seen.Json.Text("asOf")}")).Is(200).Data.Ids());
    }

    [Fact]
    public async Task A_cursor_is_good_for_one_instant_alone()
    {
        var association = await app.NewAssociation();
        await association.EmptyCase();
        await association.EmptyCase();
        var cursor = (await association.Get($"/cases?{Always}&limit=1")).Is(200).Json.Text("nextCursor");
        (await association.Get($"/cases?{Always}&limit=1&cursor={cursor}")).Is(200);
        (await association.Get($"/cases?modifiedSince=1971-01-01T00:00:00Z&cursor={cursor}")).IsRefused(422, "cursor.invalid");
        (await association.Get($"/cases?cursor={cursor}")).IsRefused(422, "cursor.invalid");
        var plain = (await association.Get("/cases?limit=1")).Is(200).Json.Text("nextCursor");
        (await association.Get($"/cases?{Always}&cursor={plain}")).IsRefused(422, "cursor.invalid");
    }

    [Theory]
    [InlineData("2017-11-29T10:00:00Z", 200)]
    [InlineData("2017-11-29T10:00:00.1234567%2B01:00", 200)]
    [InlineData("9999-12-31T23:59:59Z", 200)]
    [InlineData("2017-11-29", 400)]
    [InlineData("2017-11-29T10:00:00", 400)]
    [InlineData("2017-11-29T10:00:00+01:00", 400)]
    [InlineData("2017-02-29T10:00:00Z", 400)]
    [InlineData("0001-01-01T00:00:00%2B14:00", 400)]
    [InlineData("yesterday", 400)]
    public async Task An_instant_has_one_form(string since, int status)
    {
        var answer = (await (await app.Staff(Role.OfficeAgent)).Get($"/meetings?modifiedSince={since}")).Is(status);
        if (status == 400)
            answer.IsRefused(400, "parameter.malformed");
    }

    // Among what changed since the instant of an act there is what it changed.
    private async Task MustTell(Actor reader, string list, Guid id, Func<Task<Answer>> act)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var instant = app.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        Assert.DoesNotContain(id, (await reader.Get($"/{list}?modifiedSince={instant}")).Is(200).Data.Ids());
        Assert.InRange((await act()).Status, 200, 201);
        Assert.Contains(id, (await reader.Get($"/{list}?modifiedSince={instant}")).Is(200).Data.Ids());
    }

    private static async Task AddPerson(Actor association, Guid caseId, object person) =>
        (await association.Post($"/cases/{caseId}/persons", person)).Is(201);

    private static string Ordered(Answer answer) =>
        $$"""{"data":{{answer["data"]!.ToJsonString()}},"asOf":"{{answer.Json.Text("asOf")}}","nextCursor":{{answer["nextCursor"]?.ToJsonString() ?? "null"}}}""";
}
