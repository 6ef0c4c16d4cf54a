using System.Text;
using System.Text.Json;
using Dapper;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using Liaison.Server.Tests.Cli;
using Liaison.Server.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A database of the first landed version, under the present one.</summary>
public sealed class UpgradeTests(UpgradedApp app) : IClassFixture<UpgradedApp>
{
    [Fact]
    public void Every_row_of_the_first_schema_is_there_unchanged()
    {
        Assert.Equal(Migrator.Scripts(StorageEngine.Sqlite).Skip(1), app.Scripts.Select(Migrator.NameOf));
        Assert.Equal(22, app.Before.Count);
        Assert.All(app.Before, table =>
        {
            Assert.NotEmpty(table.Value);
            if (table.Key != "SchemaVersions")
                Assert.All(table.Value.Zip(app.After[table.Key]), row => Assert.Empty(Lost(table.Key, row.First, row.Second)));
        });
    }

    [Fact]
    public async Task What_was_plain_is_nowhere_in_the_file_any_more()
    {
        var plain = app.Before["person"].Select(row => row["family_name"]).Concat(app.Before["receipt"].Select(row => row["hash"])).Distinct()
            .Select(quoted => quoted.Trim('\'')).Append(UpgradedApp.WhyPostponed).ToList();
        Assert.Contains("Famille Exemple", plain[0], StringComparison.Ordinal);
        await using var file = new FileStream(app.Storage.Settings["Storage:Path"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        Assert.All(plain, text => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0));
    }

    // What a row said before and says no more, in its column or sealed.
    private IEnumerable<string> Lost(string table, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var opened = Plus(Opened(table, after));
        return before.Where(value => after.TryGetValue(value.Key, out var now) ? now != value.Value
            : !Leaves(value.Value).All(leaf => opened.Contains(Plus(leaf), StringComparison.Ordinal))).Select(value => $"{value.Key}: {value.Value}");
    }

    // Texts have it escaped, instants have not.
    private static string Plus(string json) => json.Replace("\\u002B", "+", StringComparison.Ordinal);

    private string Opened(string table, IReadOnlyDictionary<string, string> row)
    {
        var cases = app.Before["case_record"].Select(each => Guid.Parse(each["id"].Trim('\'')));
        return string.Join('\n', from envelope in row where envelope.Key.StartsWith("sealed", StringComparison.Ordinal) && envelope.Value != "NULL"
                                 from keyId in cases.Append(Safe.HouseOf("80"))
                                 from field in Fields[table]
                                 select Open(keyId, field, Convert.FromHexString(envelope.Value[2..^1])));
    }

    private string? Open(Guid keyId, string field, byte[] envelope)
    {
        try
        {
            return app.Services.GetRequiredService<Safe>().Open<JsonElement>("80", keyId, field, envelope).GetRawText();
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    // A value as SQL writes it, cut into the texts and numbers that it consists of, as JSON writes them.
    private static IEnumerable<string> Leaves(string quoted) => quoted is "NULL" or "0" ? []
        : !quoted.StartsWith('\'') ? [quoted]
        : quoted[1..^1].Replace("''", "'", StringComparison.Ordinal) is var text && text.StartsWith('{') || text.StartsWith('[')
            ? Leaves(JsonDocument.Parse(text).RootElement) : [JsonSerializer.Serialize(text)];

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.Null => [],
        JsonValueKind.String => [JsonSerializer.Serialize(element.GetString())],
        _ => [element.GetRawText()],
    };

    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["case_record"] = ["case"], ["person"] = ["person"], ["mandate"] = ["mandate"], ["agenda_item"] = ["agendaItem"], ["receipt"] = ["receipt"],
        ["commitment"] = ["commitment"], ["passage"] = ["reason"], ["meeting"] = ["meeting"], ["meeting_request"] = ["meetingRequest"], ["audience_request"] = ["labels"],
        ["audience"] = ["present", "speaker"], ["referral"] = ["referral", "label"],
    };

    [Fact]
    public async Task The_service_goes_on_where_the_first_version_left_off()
    {
        var office = await app.Staff(Role.OfficeAgent);
        var caseId = (await office.Get("/cases")).Is(200)["data"]![0]!["id"]!.GetValue<Guid>();
        var persons = (await office.Get($"/cases/{caseId}")).Is(200)["persons"]!;
        Assert.StartsWith("Famille Exemple", persons[0]!["familyName"]!.GetValue<string>(), StringComparison.Ordinal);
        var meeting = (await office.Get("/meetings?kind=technical&limit=1")).Is(200)["data"]![0]!["id"]!.GetValue<Guid>();
        Assert.Equal(4, (await office.Get($"/meetings/{meeting}/agenda")).Is(200)["items"]!.AsArray().Count);
        Assert.Contains((await office.Get("/meetings?limit=200")).Is(200).Data.SelectMany(row => row!["formerDates"]!.AsArray()), former => former.Text("reason") == UpgradedApp.WhyPostponed);
        var activity = (await office.Get("/statistics/activity?from=2017-01-01&to=2017-11-29")).Is(200);
        Assert.Equal(6, activity["meetings"]!["technical"]!["value"]!.GetValue<decimal>());
        Assert.Equal(26, activity["cases"]!["value"]!.GetValue<decimal>());

        (await office.Post($"/cases/{caseId}/decisions", new { decision = "permitRefused", madeDay = "2017-12-04" })).Is(201);
        Assert.Contains("permitRefused", (await office.Get($"/cases/{caseId}/decisions")).Is(200).Text, StringComparison.Ordinal);
        var journal = await app.Database.Read(Reach.None, link => link.List<string>("SELECT payload FROM journal_entry"));
        Assert.Contains(journal.Where(payload => payload.Contains("\"recordDecision\"", StringComparison.Ordinal)),
            payload => payload.Contains($"{caseId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_that_time_opens_the_service_and_is_looked_after_like_a_new_one()
    {
        var administrator = await app.Using(UpgradedApp.FirstKeyText);
        var row = (await administrator.Get("/api-keys?role=administrator&status=active")).Is(200).Data.Single(key => key.Text("prefix") == "firstkey");
        foreach (var member in (string[])["name", "scopes", "allowedNetworks", "madeBy", "rotatedAt", "revokedAt"])
            Assert.Null(row![member]);
        var rotated = (await administrator.Post($"/api-keys/{row!["id"]}/rotation")).Is(200);
        (await administrator.Get("/me")).Is(200);
        (await (await app.Using(rotated["key"]!.GetValue<string>())).Get("/me")).Is(200);
    }
}

/// <summary>A database whose schema is not that of this version.</summary>
public sealed class OtherSchemaTests : IAsyncLifetime
{
    private readonly TestStorage storage = new();

    private string Database => storage.Settings["Storage:Path"];

    public async Task InitializeAsync()
    {
        await storage.Create();
        await FirstSchema.CopyTo(Database);
    }

    public Task DisposeAsync() => storage.Remove();

    [Theory]
    [InlineData]
    [InlineData("prefectures", "create", "59")]
    [InlineData("keys", "create", "--role", "cabinet", "--prefecture", "80")]
    public async Task One_that_is_behind_is_not_served_until_it_is_migrated(params string[] command)
    {
        var (code, output, error) = await Commands.Run(storage.Folder, storage.Settings, command);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is behind this version: back it up, then run the command 'migrate'.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("migrate")]
    [InlineData("prefectures", "create", "59")]
    public async Task One_that_is_ahead_is_not_touched(params string[] command)
    {
        await using (var connection = SqliteRows.Open(Database))
        {
            await connection.ExecuteAsync("PRAGMA query_only = OFF");
            await connection.ExecuteAsync("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('migrations/sqlite/9999_later.sql', '2099-01-01')");
        }
        var before = SqliteRows.Read(Database);
        var (code, output, error) = await Commands.Run(storage.Folder, storage.Settings, command);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is ahead of this version, which does not know script 9999_later.sql", error, StringComparison.Ordinal);
        Assert.Equal(before, SqliteRows.Read(Database));
    }
}
