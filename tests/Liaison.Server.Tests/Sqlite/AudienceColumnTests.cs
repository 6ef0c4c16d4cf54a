using Liaison.Server.Data;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What the schema itself keeps apart; both engines have the same tables and columns.</summary>
public sealed class AudienceColumnTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_table_of_audiences_has_no_place_for_a_case()
    {
        await using var snapshot = await app.Database.OpenSnapshot(Reach.None);
        var names = await snapshot.List<string>("SELECT name FROM pragma_table_info('audience')");
        var pointsTo = await snapshot.List<string>("SELECT \"table\" FROM pragma_foreign_key_list('audience')");
        Assert.Contains("topics", names);
        Assert.Contains("audience_request", pointsTo);
        Assert.All(names.Concat(pointsTo), name => Assert.All(["case", "agenda", "orientation", "decision"],
            word => Assert.DoesNotContain(word, name, StringComparison.OrdinalIgnoreCase)));
    }
}
