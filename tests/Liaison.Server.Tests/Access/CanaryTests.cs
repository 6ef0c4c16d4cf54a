using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Liaison.Server.Tests.Access;

/// <summary>A word stands in every name and every free text of cases, persons, items, views, commitments and labels: it leaves the service for
/// those alone who may read it, whatever the exit.</summary>
[Collection(nameof(AccessApp))]
public sealed class CanaryTests(AccessApp app)
{
    internal const string Planted = "planted";
    private static readonly Guid Nobody = Guid.Empty;

    // Written down for the record, and so far shown to nobody.
    private static readonly string[] Unshown = ["audienceRequest.withdrawal", "request.information", "request.withdrawal"];

    // What everybody reads of minutes: a word of a case in it is refused (MinutesTests), as is its title. The text of an item has its word.
    private static readonly string[] OfEverybody = [.. ((string[])["sections", "revision", "errata", "erratum-withdrawal", "position"]).Select(part => $"/meetings/{{id}}/minutes/{part}")];

    // Free texts that tell of no case and of nobody who comes with one: of the service's own people and posts, and of what is published or posted up.
    private static readonly string[] OfNoCase =
    [
        "/associations", "/accounts", "/invitations", "/api-keys", "/prefectures", "/statistics", "/destruction-lists", "/cases/search",
        .. OfEverybody,
    ];

    // Codes that the document cannot list; what repeats a passage that has its word; and what has its own test: the views of a linked case (LinkTests).
    private static readonly string[] NoFreeText = ["masks[].passage", "groundCode", "mediaType", "departmentCode", "others[].associationView", "others[].officeView", "communes[]"];

    // Cells that are read as something else than a text: what they hold is told by its code.
    private static readonly string[] Cells =
    [
        .. ((string[])["agdref", "birth", "department", "ground", "mandateEndDay", "mandateGivenDay", "mandateLanguage", "mandateRiskInformed", "mandateScope", "minor",
            "nationalities", "postalCode"]).Select(cell => $"PUT /imports/{{id}}/rows/{{number}} cells.{cell}"),
    ];

    // Forms of the journal: proofs, which hold ids and no words at all. A PDF draws its words: it says what the page says (PrintTests).
    private static readonly string[] OfNoWords = ["application/x-ndjson", PrintedForm.Pdf];

    [Theory]
    [InlineData(nameof(Role.Cabinet))]
    [InlineData(nameof(Role.SecretaryGeneral))]
    [InlineData(nameof(Role.PressOfficer))]
    [InlineData(nameof(Role.DataProtectionOfficer))]
    [InlineData(nameof(Role.Administrator))]
    public async Task Who_needs_to_know_no_case_reads_nothing_of_one_anywhere(string role) =>
        Assert.DoesNotContain(await Seen(role), canary => canary.Field != Planted && (role != nameof(Role.Cabinet) || !canary.IsOfAudiences));

    [Theory]
    [InlineData("other association")]
    [InlineData("suspended association")]
    [InlineData("closed association")]
    [InlineData("association elsewhere")]
    public async Task An_association_reads_nothing_of_anothers_families(string visitor) =>
        Assert.DoesNotContain(await Seen(visitor), canary => canary.Owner != app.World.Visitor(visitor).Association);

    [Theory]
    [InlineData("OfficeHead elsewhere")]
    [InlineData("Cabinet elsewhere")]
    [InlineData("DataProtectionOfficer elsewhere")]
    public async Task Nobody_reads_anything_of_another_prefecture(string visitor) =>
        Assert.DoesNotContain(await Seen(visitor), canary => canary.Owner != app.World.Visitor("association elsewhere").Association);

    [Theory]
    [InlineData("no key")]
    [InlineData("expired key")]
    [InlineData("revoked key")]
    public async Task Who_has_no_good_key_reads_nothing(string visitor) => Assert.Empty(await Seen(visitor));

    [Fact]
    public async Task Who_may_read_a_word_finds_it_so_that_looking_for_it_proves_something()
    {
        var seen = new HashSet<Canary>();
        foreach (var reader in new[] { "OfficeHead", "member", "Cabinet" })
            seen.UnionWith(await Seen(reader));
        var planted = app.Canaries.All.Where(canary => canary.Owner != Nobody).Select(canary => canary.Field);
        Assert.Equal(Unshown.Order(), planted.Except(seen.Select(canary => canary.Field)).Order());
    }

    [Fact]
    public async Task A_word_was_put_into_every_free_text_that_can_be_sent_of_a_case()
    {
        var fields = Fields.OfFreeText(await Contract.Document(app.CreateClient())).Where(field => !OfNoCase.Any(noun => field.Split(' ')[1].StartsWith(noun, StringComparison.Ordinal))
            && !NoFreeText.Any(code => field.EndsWith(code, StringComparison.Ordinal))).ToList();
        Assert.True(fields.Count > 60);
        Assert.Empty(fields.Except(app.Planted).Except(Cells));
    }

    [Fact]
    public async Task Every_exit_was_looked_through_by_somebody_whom_it_answers()
    {
        foreach (var reader in new[] { "OfficeHead", "member", "manager", "Cabinet", "DataProtectionOfficer", "Administrator", "SecretaryGeneral" })
            await Seen(reader);
        Assert.Equal(AccessTable.Operations.Where(operation => operation.StartsWith("GET ", StringComparison.Ordinal)).Append("POST /cases/search").Order(),
            app.Exits.Select(exit => exit.Operation).Order());
        var best = app.Exits.ToDictionary(exit => exit.Operation, exit => app.Ways.Where(way => way.Key.Operation == exit.Operation).Min(way => way.Value.Status));
        Assert.DoesNotContain(best, exit => exit.Value != 200);
        // In each form there is something to find, so that finding nothing in it proves something.
        foreach (var form in app.Exits.SelectMany(exit => exit.Forms).Distinct().Append("modifiedSince").Append("search").Append("text/csv?dialect=excel-fr"))
            Assert.True(WordsIn(form) > 0 || OfNoWords.Contains(form), form);
    }

    private int WordsIn(string form) => app.Ways.Where(way => way.Key.Form == form).Sum(way => way.Value.Words);

    [Fact]
    public async Task No_word_stands_in_a_header_or_in_the_log()
    {
        await Seen("OfficeHead");
        await Seen("member");
        Assert.Contains(app.Heads, head => head.Contains("Location: ", StringComparison.Ordinal));
        Assert.Contains(app.Heads, head => head.Contains("Link: ", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Heads.Concat(app.Logged).SelectMany(app.Canaries.In), canary => canary.Field != Planted);
    }

    [Fact]
    public async Task No_error_repeats_a_value_that_was_sent()
    {
        var (asking, office, word) = (await app.Asking(), app.World.Visitor("OfficeHead"), app.Canaries.New("sent", Nobody));
        string[] bodies =
        [
            $$"""{"nothing":"{{word}}"}""", $$"""{"persons":"{{word}}","name":{"a":"{{word}}"},"reason":["{{word}}"]}""", $"\"{word}\"", word,
            $$"""{"reason":"{{word}}\u202e"}""",
        ];
        foreach (var operation in AccessTable.Operations)
        {
            var (method, address) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            var path = Thing.NounOf(address) is { } noun ? Thing.Absent(noun).At(address) : address;
            foreach (var body in method == "GET" ? [] : bodies)
                Assert.Empty(app.Canaries.In($"{await asking.Send(office, method, path, body)}"));
            // What takes none of these is answered, and no error.
            var reply = await asking.Send(office, "GET", $"{path}?status={word}&cursor={word}&limit={word}&from={word}&to={word}");
            Assert.DoesNotContain(app.Canaries.In($"{reply}"), canary => reply.Status >= 400 || canary.Word == word);
        }
    }

    [Fact]
    public async Task A_word_that_leaks_into_a_header_or_the_log_is_found()
    {
        var word = app.Canaries.New(Planted, Nobody);
        var found = await app.With(() => app.Leak = http => http.Response.Headers["X-Name"] = word, () => new Sweep(app).Seen("SecretaryGeneral"));
        Assert.Contains(found, canary => canary.Word == word);
        Assert.Contains(app.Heads.SelectMany(app.Canaries.In), canary => canary.Word == word);
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Liaison.Server").LogError("{Name}", word.ToUpperInvariant());
        Assert.Contains(app.Logged.SelectMany(app.Canaries.In), canary => canary.Word == word);
    }

    [Fact]
    public async Task A_reader_who_is_given_the_statement_of_another_is_found()
    {
        var found = await app.With(() => app.Widened = (caller, _) => caller.Role == Role.SecretaryGeneral ? caller with { Role = Role.OfficeAgent } : caller,
            () => new Sweep(app).Seen("SecretaryGeneral"));
        Assert.Contains(found, canary => canary.Field == "person.familyName");
        Assert.Contains(found, canary => canary.Field == "meeting.theme");
    }

    private Task<IReadOnlySet<Canary>> Seen(string visitor) => app.Seen.GetOrAdd(visitor, new Sweep(app).Seen);
}
