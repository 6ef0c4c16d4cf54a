using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Liaison.Server.Tests.Access;

/// <summary>One world for all tests of access: it is dear to build.</summary>
[CollectionDefinition(nameof(AccessApp))]
public sealed class AccessWorld : ICollectionFixture<AccessApp>;

/// <summary>The complete matrix: every operation, everybody, everything in every state, against the reviewed table.</summary>
[Collection(nameof(AccessApp))]
public sealed class AccessTests(AccessApp app, ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_may_do_what_the_reviewed_table_says_and_nothing_else()
    {
        var matrix = new Matrix(app.World, await app.Asking(), app.Canaries);
        Nothing(await matrix.Differences(matrix.Questions()));
        output.WriteLine($"{matrix.Asked} questions: {string.Join(", ", matrix.Verdicts().Select(verdict => $"{verdict.Count} {verdict.Verdict}"))}");
        Assert.True(matrix.Asked > 10_000, $"{matrix.Asked} questions");
    }

    [Fact]
    public async Task Every_operation_has_a_row()
    {
        var asking = await app.Asking();
        Assert.Equal(AccessTable.Operations.Order(), asking.Operations.Order());
        Assert.Equal(AccessTable.Operations.Order(), RuledRoutes.Of(app.Services.GetRequiredService<EndpointDataSource>().Endpoints)
            .Select(route => $"{route.Method} {route.Address["/api/v1".Length..]}").Order());
    }

    [Fact]
    public void Every_noun_exists_in_several_states_for_somebody_and_for_others()
    {
        var nouns = AccessTable.Operations.Select(operation => Thing.NounOf(operation.Split(' ')[1])).OfType<string>().Distinct().ToList();
        Assert.Equal(31, nouns.Count);
        Assert.All(nouns.Except(["regularisations", "prefectures", "journal", "me", "destruction-lists"]), noun =>
        {
            var things = app.World.Things.Where(thing => thing.Noun == noun).ToList();
            Assert.True(things.Select(thing => thing.State).Distinct().Count() > 2, noun);
            Assert.True(things.SelectMany(thing => thing.Associations).Distinct().Count() > 2, noun);
        });
    }

    [Fact]
    public async Task A_right_that_is_given_to_one_role_more_is_found()
    {
        var found = await Differences(() => app.Widened = (caller, http) =>
            caller.Role == Role.PressOfficer && http.Request.Path.StartsWithSegments("/api/v1/cases") ? caller with { Role = Role.OfficeAgent } : caller,
            "GET /cases/{id}", "GET /meetings");
        Assert.NotEmpty(found);
        Assert.All(found, difference => Assert.StartsWith("GET /cases/{id} by PressOfficer", difference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_right_that_reaches_one_association_more_is_found()
    {
        var member = app.World.Visitor("member").Association!.Value;
        var found = await Differences(() => app.Widened = (caller, _) => caller.Association is null || caller.Prefecture != LiaisonApp.Somme
            ? caller : caller with { Association = member }, "GET /commitments/{id}");
        Assert.Contains(found, difference =>
            difference.StartsWith("GET /commitments/{id} by other association on commitments open of 80: is 404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_tells_what_is_foreign_from_what_is_absent_is_found()
    {
        var foreign = app.World.Thing("meetings", "elsewhere").Values[0];
        var found = await Differences(() => app.Leak = http =>
        {
            if (http.Request.Path.Value!.Contains(foreign, StringComparison.Ordinal))
                http.Response.Headers["X-Version"] = "1";
        }, "GET /meetings/{id}");
        Assert.Contains(found, difference => difference.Contains("can be told from another", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> Differences(Action widen, params string[] operations)
    {
        var matrix = new Matrix(app.World, await app.Asking(), app.Canaries);
        return await app.With(widen, () => matrix.Differences(matrix.Questions().Where(question => operations.Contains(question.Operation))));
    }

    private static void Nothing(IReadOnlyList<string> differences) =>
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences.Take(40))}");
}
