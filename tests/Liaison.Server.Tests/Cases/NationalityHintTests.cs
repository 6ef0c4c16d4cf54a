using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

/// <summary>A nationality that does not go with a day is told beside what was stated, and refuses nothing.</summary>
public sealed class NationalityHintTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_state_that_is_no_more_is_told_to_whoever_reads_the_case()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), new { familyName = "Exemple", givenNames = "Adulte", birthDate = "1980-05-06", nationalities = new[] { "CS", "SU" } },
            new { familyName = "Exemple", givenNames = "Enfant", birthDate = "2010-05-06", nationalities = new[] { "SU", "CSHH" } });
        foreach (var reader in new[] { association, await app.Staff(Role.OfficeAgent) })
        {
            var read = (await reader.Get($"/cases/{opened.Id}")).Is(200);
            Assert.Empty(read.Person()["nationalityHints"]!.AsArray());
            Assert.Equal(["CS twoStates", "SU formerState"], Hints(read.Person(1)));
            Assert.Equal(["SU endedBeforeBirth", "CSHH endedBeforeBirth"], Hints(read.Person(2)));
            Assert.Equal("Union soviétique : cet État n'existait plus à la naissance (dernier jour : 25 décembre 1991).",
                read.Person(2)["nationalityHints"]![0].Text("text"));
        }
    }

    [Fact]
    public async Task A_state_that_was_not_there_on_the_day_of_a_decision_is_told_with_the_decision()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, new { familyName = "Exemple", birthDate = "1980-05-06", nationalities = new[] { "SU", "GE" } });
        var office = await app.Staff(Role.OfficeHead);
        var decided = (await office.Post($"/cases/{opened.Id}/decisions", new { decision = "permitRefused", madeDay = "2016-11-29" })).Is(201);
        Assert.Equal(["SU endedBeforeDecision"], Hints(decided.Json));
        var earlier = (await office.Post($"/cases/{opened.Id}/decisions", new { decision = "permitRefused", madeDay = "1990-11-29" })).Is(201);
        Assert.Equal(["GE notYetOnDecisionDay"], Hints(earlier.Json));
        Assert.Equal(["GE notYetOnDecisionDay", "SU endedBeforeDecision"],
            (await association.Get($"/cases/{opened.Id}/decisions")).Is(200).Data.SelectMany(decision => Hints(decision!)));
    }

    private static IEnumerable<string> Hints(System.Text.Json.Nodes.JsonNode shown) =>
        shown["nationalityHints"]!.AsArray().Select(hint => $"{hint.Text("nationality")} {hint.Text("hint")}");
}
