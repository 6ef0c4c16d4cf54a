using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Liaison.Server.Tests.Access;

/// <summary>A word stands in every name and every free text of cases, persons, items, views, commitments and labels: it leaves the service for
/// those alone who may read it, whatever the exit.</summary>
[Collection(nameof(AccessApp))]
public sealed class CanaryTests(AccessApp app)
{
    private const string Planted = "planted";
    private static readonly Guid Nobody = Guid.Empty;

    // Written down for the record, and so far shown to nobody.
    private static readonly string[] Unshown = ["audienceRequest.withdrawal", "request.withdrawal"];

    [Theory]
    [InlineData(nameof(Role.Cabinet))]
    [InlineData(nameof(Role.SecretaryGeneral))]
    [InlineData(nameof(Role.PressOfficer))]
    [InlineData(nameof(Role.DataProtectionOfficer))]
    [InlineData(nameof(Role.Administrator))]
    public async Task Who_needs_to_know_no_case_reads_nothing_of_one_anywhere(string role) =>
        Assert.DoesNotContain(await Seen(role), canary => role != nameof(Role.Cabinet) || !canary.IsOfAudiences);

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
