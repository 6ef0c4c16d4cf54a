using Liaison.Domain.Cases;

namespace Liaison.Domain.Tests;

public sealed class GroundTests
{
    [Theory]
    [InlineData("2017-11-20", "L313-14")]
    [InlineData("2021-04-30", "L313-14")]
    [InlineData("2021-05-01", "L435-1")]
    public void An_act_shows_the_article_of_its_day(string made, string article) =>
        Assert.Equal(article, (Some.Decision() with { MadeDay = Some.Day(made) }).Article);

    [Theory]
    [InlineData("L313-14", "2017-11-29", "exceptionalAdmission")]
    [InlineData("L435-1", "2021-05-01", "exceptionalAdmission")]
    [InlineData("L313-11 7°", "2017-11-29", "privateAndFamilyLife")]
    [InlineData("L423-23", "2025-01-01", "privateAndFamilyLife")]
    [InlineData("L425-9", "2025-01-01", "health")]
    [InlineData("AFA-1968", "2017-11-29", "francoAlgerianAgreement")]
    public void An_article_names_its_ground_while_it_is_in_force(string article, string day, string key) =>
        Assert.Equal(key, CaseRules.GroundOn(article, Some.Day(day), "groundCode").Key);

    [Theory]
    [InlineData("L435-1", "2021-04-30")]
    [InlineData("L313-14", "2021-05-01")]
    [InlineData("L435-4", "2024-01-27")]
    [InlineData("L435-4", "2027-01-01")]
    [InlineData("L435-2", "2021-04-30")]
    [InlineData("L999-9", "2025-01-01")]
    public void An_article_out_of_force_is_refused_at_its_field(string article, string day) => Assert.Equal("groundCode",
        Refused.With(CaseRules.GroundNotInForce, () => CaseRules.GroundOn(article, Some.Day(day), "groundCode")).Field);

    [Theory]
    [InlineData("2024-01-28")]
    [InlineData("2026-12-31")]
    public void The_shortage_occupations_have_their_article_from_the_first_day_to_the_last(string day) =>
        Assert.Equal("L435-4", Ground.Of("shortageOccupation").ArticleOn(Some.Day(day)));

    [Fact]
    public void Every_ground_of_the_code_table_is_known_in_2025()
    {
        string[] articles = ["L435-1", "L435-2", "L435-3", "L435-4", "L423-7", "L423-21", "L423-22", "L423-23", "L425-1", "L425-4", "L425-6", "L425-7", "L425-9", "AFA-1968"];
        Assert.Equal(articles, Ground.All.Select(ground => ground.ArticleOn(Some.Day("2025-01-01"))));
    }

    [Theory]
    [InlineData("2017-11-29")]
    [InlineData("2021-05-01")]
    [InlineData("2025-01-01")]
    public void On_no_day_does_an_article_name_two_grounds(string day)
    {
        var articles = Ground.All.Select(ground => ground.ArticleOn(Some.Day(day))).Where(article => article is not null).ToList();
        Assert.Equal(articles.Count, articles.Distinct().Count());
    }

    [Fact]
    public void A_decision_counts_as_a_regularisation_only_when_it_grants_a_permit() => Assert.Equal([DecisionKind.PermitGranted],
        Enum.GetValues<DecisionKind>().Where(kind => (Some.Decision() with { Kind = kind }).IsRegularisation));

    [Fact]
    public void A_decision_may_be_made_today_and_notified_the_same_day() =>
        Assert.NotNull((Some.Decision() with { MadeDay = Some.Today }).Checked(Some.Today).Notify(Some.Today, null, Some.Today, Some.Paris));
}
