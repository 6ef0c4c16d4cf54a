using Liaison.Domain.Demonstrations;

namespace Liaison.Domain.Tests;

public sealed class DemonstrationTests
{
    [Theory]
    [InlineData("2017-11-20", 3)]
    [InlineData("2019-04-11", 3)]
    [InlineData("2019-04-12", 1)]
    [InlineData("2025-01-01", 1)]
    public void A_declaration_needed_three_signatories_until_the_law_of_April_2019(string received, int signatories) =>
        Assert.Equal(signatories, DemonstrationRules.SignatoriesRequired(Some.Day(received)));

    [Fact]
    public void A_declaration_on_the_very_day_is_taken_and_turns_the_demonstration_declared()
    {
        var declared = Some.Demonstration().Declare(Some.Declaration("2017-11-29"), Some.Today);
        Assert.Equal((DemonstrationStatus.Declared, 1), (declared.Status, declared.Declarations.Count));
    }

    [Fact]
    public void A_route_over_two_departements_is_declared_to_each_authority() => Assert.Equal(
        ["préfecture de la Somme", "préfecture de l'Oise"],
        Some.Demonstration().Declare(Some.Declaration(), Some.Today).Declare(Some.Declaration(authority: "préfecture de l'Oise"), Some.Today)
            .Declarations.Select(declaration => declaration.Authority));

    [Fact]
    public void A_ban_names_its_order_and_its_reasons()
    {
        var banned = Some.Demonstration().Ban("Arrêté 2017-01", "Troubles à l'ordre public");
        Assert.Equal((DemonstrationStatus.Banned, "Arrêté 2017-01", "Troubles à l'ordre public"), (banned.Status, banned.BanOrder, banned.Passages.Single().Reason));
        Refused.With(CommonRules.ReasonRequired, () => Some.Demonstration().Ban("Arrêté 2017-01", ""));
    }

    [Fact]
    public void An_undeclared_demonstration_is_held_on_its_day_all_the_same() =>
        Assert.Equal(DemonstrationStatus.Held, Some.Demonstration().Hold(Some.Today).Status);

    [Fact]
    public void No_declaration_undoes_a_ban() => Refused.With(DemonstrationRules.StepNotAllowed,
        () => Some.Demonstration().Ban("Arrêté 2017-01", "Motifs").Declare(Some.Declaration(), Some.Today));
}
