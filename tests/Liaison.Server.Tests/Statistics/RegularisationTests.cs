using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Statistics;

public sealed class RegularisationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly Role[] Readers =
        [Role.Association, Role.AssociationManager, Role.OfficeAgent, Role.OfficeHead, Role.SecretaryGeneral, Role.PressOfficer];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Figures_are_read_by_those_who_publish_and_entered_by_the_office_head_alone(Role role)
    {
        var figure = (await Enter(new { granted = 276, applications = 444 })).Is(201);
        var somebody = await app.Somebody(role);
        string[] paths =
        [
            "/statistics/regularisations", $"/statistics/regularisations/{figure.Id}",
            $"/statistics/regularisations/comparison?a={figure.Id}&b={figure.Id}", "/statistics/activity?from=2017-01-01&to=2017-12-31",
        ];
        foreach (var path in paths)
            Assert.Equal(Readers.Contains(role) ? 200 : 403, (await somebody.Get(path)).Status);
        Assert.Equal(role == Role.OfficeHead ? 201 : 403, (await somebody.Post("/statistics/regularisations", Figure(new { granted = 1 }))).Status);
    }

    [Fact]
    public async Task Another_prefectures_figure_is_absent_in_the_path_and_in_a_comparison()
    {
        var figure = (await Enter(new { granted = 276, applications = 444 })).Is(201);
        var head = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        (await head.Get($"/statistics/regularisations/{figure.Id}")).IsRefused(404, "not_found");
        (await head.Get($"/statistics/regularisations/comparison?a={figure.Id}&b={figure.Id}")).IsRefused(422, "reference.unknown");
        Assert.Empty((await head.Get("/statistics/regularisations")).Is(200).Data);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused_and_nothing_is_kept()
    {
        var head = await app.Staff(Role.OfficeHead);
        var before = (await head.Get("/statistics/regularisations?limit=200")).Is(200).Data.Count;
        (await Enter(new { granted = 1, applications = 2, quotedRatePercent = 50 })).IsRefused(422, "regularisation.rate_twice");
        (await Enter(new { granted = 3, applications = 2 })).IsRefused(422, "regularisation.granted_exceeds_applications");
        (await Enter(new { granted = 1, from = "2018-01-01" })).IsRefused(422, "period.reversed");
        (await Enter(new { granted = -1 })).IsRefused(422, "number.out_of_range");
        (await Enter(new { granted = 1, quotedRatePercent = 101 })).IsRefused(422, "number.out_of_range");
        (await Enter(new { granted = 1, source = "" })).IsRefused(422, "text.required");
        (await Enter(new { granted = "276" })).IsRefused(400, "body.malformed");
        (await Enter(new { granted = 2.5 })).IsRefused(400, "body.malformed");
        (await Enter(new { granted = 1, from = "2017-02-30" })).IsRefused(400, "body.malformed");
        Assert.Equal(before, (await head.Get("/statistics/regularisations?limit=200")).Is(200).Data.Count);
    }

    [Fact]
    public async Task Two_computed_rates_change_by_points_with_a_decimal_and_like_periods_raise_no_flag()
    {
        var head = await app.Staff(Role.OfficeHead);
        var a = (await Enter(new { granted = 284, applications = 490, from = "2016-01-01", to = "2016-12-31" })).Is(201);
        var b = (await Enter(new { granted = 310, applications = 500, from = "2017-01-01", to = "2017-12-31" })).Is(201);
        var comparison = (await head.Get($"/statistics/regularisations/comparison?a={a.Id}&b={b.Id}")).Is(200);
        Assert.Equal(4.0m, comparison["changeInPoints"]!.GetValue<decimal>());
        Assert.Empty(comparison["flags"]!.AsArray());
    }

    [Fact]
    public async Task A_figure_without_applications_and_without_a_quoted_rate_has_none()
    {
        var head = await app.Staff(Role.OfficeHead);
        var bare = (await Enter(new { granted = 284 })).Is(201);
        Assert.Null(bare["rate"]);
        Assert.Null((await Enter(new { granted = 0, applications = 0 })).Is(201)["rate"]);
        Assert.Null((await head.Get($"/statistics/regularisations/comparison?a={bare.Id}&b={bare.Id}")).Is(200)["changeInPoints"]);
    }

    [Fact]
    public async Task An_association_asks_for_its_own_activity_alone()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        const string year = "/statistics/activity?from=2017-01-01&to=2017-12-31";
        Assert.Equal(one.AssociationId, (await one.Get(year)).Is(200)["associationId"]!.GetValue<Guid>());
        (await one.Get($"{year}&associationId={one.AssociationId}")).Is(200);
        (await one.Get($"{year}&associationId={other.AssociationId}")).IsRefused(422, "reference.unknown");
        (await one.Get("/statistics/activity?from=2017-12-31&to=2017-01-01")).IsRefused(422, "period.reversed");
    }

    private async Task<Answer> Enter(object figures) => await (await app.Staff(Role.OfficeHead)).Post("/statistics/regularisations", Figure(figures));

    private static JsonObject Figure(object figures)
    {
        var body = new JsonObject
        {
            ["from"] = "2017-01-01", ["to"] = "2017-09-30", ["population"] = "whole prefecture", ["basis"] = "humanitarian grounds", ["source"] = "Exemple",
        };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(figures)!.AsObject())
            body[name] = value?.DeepClone();
        return body;
    }
}
