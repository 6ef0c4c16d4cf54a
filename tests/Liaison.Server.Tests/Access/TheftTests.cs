using Liaison.Server.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Access;

/// <summary>Whoever steals the data, but not the keys, reads nothing of what was said of people.</summary>
[Collection(nameof(AccessApp))]
public sealed class TheftTests(AccessApp app)
{
    // What stands open in the data: nobody's case, and told to many readers anyway.
    private static readonly string[] Open =
    [
        "audience.place", "ban.order", "declaration.authority", "demonstration.place", "demonstration.purpose", "meeting.function", "meeting.place",
        "meeting.theme",
    ];

    [Fact]
    public async Task What_was_stolen_without_the_keys_holds_no_word_of_a_case()
    {
        var stolen = await app.Storage.Everything();
        var open = app.Canaries.In(stolen).Where(canary => canary.Owner != Guid.Empty).Select(canary => canary.Field).Distinct();
        Assert.True(Open.Order().SequenceEqual(open.Order()), string.Join(", ", open.Order()));
    }

    [Fact]
    public async Task With_the_keys_the_words_are_there_so_that_looking_for_them_proves_something()
    {
        var safe = app.Services.GetRequiredService<Safe>();
        var persons = await app.Storage.Sealed("SELECT person.sealed, case_id, prefecture_code FROM person JOIN case_record ON case_record.id = case_id");
        var opened = string.Join('\n', persons.Select(row => safe.Open<System.Text.Json.JsonElement>(row.Prefecture, row.CaseId, "person", row.Envelope)));
        Assert.Contains(app.Canaries.In(opened), canary => canary.Field == "person.familyName");
        Assert.Contains(app.Canaries.In(opened), canary => canary.Field == "person.agdref");
        var rows = await app.Storage.Sealed("""
            SELECT case_import_row.sealed, import_id, prefecture_code FROM case_import_row JOIN case_import ON case_import.id = import_id
            WHERE case_import_row.sealed IS NOT NULL
            """);
        var brought = string.Join('\n', rows.Select(row =>
            safe.Open<System.Text.Json.JsonElement>(row.Prefecture, Safe.HouseOf(row.Prefecture), "importRow", row.Envelope)));
        Assert.Contains(app.Canaries.In(brought), canary => canary.Field == "import.familyName");
    }
}
