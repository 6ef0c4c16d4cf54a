using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Access;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Conventions;

/// <summary>The policy table against what was reviewed, against its page, and against the routes.</summary>
public sealed class PolicyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private IReadOnlyList<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    [Fact]
    public void Every_right_has_a_row_and_every_role_can_know_itself()
    {
        Assert.All(Enum.GetValues<Right>(), right => Assert.True(Policy.Knows(right), $"{right}"));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(Whose.OwnKey, Policy.WhoseOf(role, Right.KnowOneself)));
    }

    [Fact]
    public void Only_associations_have_rights_over_what_is_an_associations_own()
    {
        Whose[] own = [Whose.OwnAssociation, Whose.OwnInvitations, Whose.OwnItems];
        Assert.All(Policy.Table.Where(grant => own.Contains(grant.Whose)), grant =>
            Assert.True(grant.Role is Role.Association or Role.AssociationManager, $"{grant}"));
    }

    [Fact]
    public void The_table_says_of_every_route_what_was_reviewed()
    {
        var written = RuledRoutes.Of(Endpoints)
            .Select(route => $"{route.Method} {route.Address["/api/v1".Length..]}: {AccessTable.LineOf(route.UseCase.Right)}");
        Assert.Equal(AccessTable.PolicyLines.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_role_that_may_act_may_read_the_answer()
    {
        var acts = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AnswerMetadata>() is not null).ToList();
        Assert.True(acts.Count > 50, $"{acts.Count} acts");
        Assert.All(acts, endpoint =>
        {
            var (act, answer) = (endpoint.Metadata.GetMetadata<UseCaseMetadata>()!.Right, endpoint.Metadata.GetMetadata<AnswerMetadata>()!.Right);
            Assert.All(Policy.Table.Where(grant => grant.Right == act), grant => Assert.True(Policy.Allows(grant.Role, answer), $"{grant}: {answer}"));
        });
    }

    [Fact]
    public async Task The_page_says_what_the_table_says()
    {
        var page = await File.ReadAllTextAsync(Repository.Path("docs/policy.md"));
        Assert.True(page.ReplaceLineEndings() == PolicyPage.Of(Endpoints).ReplaceLineEndings(),
            "The policy changed. Read the difference after: dotnet run --project src/Liaison.Server -- policy > docs/policy.md");
    }

    [Fact]
    public async Task The_document_says_of_every_operation_who_may_use_it()
    {
        using var http = app.CreateClient();
        var paths = (await Contract.Document(http))["paths"]!;
        Assert.All(RuledRoutes.Of(Endpoints), route =>
        {
            var access = paths[route.Address]![route.Method.ToLowerInvariant()]!["x-access"]!;
            Assert.Equal(CamelCase.Of(route.UseCase.Right), access.Text("right"));
            var grants = Policy.Table.Where(grant => grant.Right == route.UseCase.Right);
            Assert.Equal(grants.Select(grant => $"{CamelCase.Of(grant.Role)} {CamelCase.Of(grant.Whose)}").Order(),
                access["whose"]!.AsObject().Select(cell => $"{cell.Key} {cell.Value}").Order());
        });
    }

    [Fact]
    public void A_service_with_a_route_that_sends_no_use_case_does_not_start() =>
        MustNotStart(routes => routes.MapGet("/api/v1/unruled", () => "open to all"), "GET /api/v1/unruled");

    [Fact]
    public void A_service_with_a_use_case_whose_right_has_no_row_does_not_start() =>
        MustNotStart(routes => routes.MapPost("/elsewhere/{id:guid}", (Guid id) => id).Sends<UnruledQuery>("Unruled"), "POST /elsewhere/{id}");

    private static void MustNotStart(Action<IEndpointRouteBuilder> map, string route)
    {
        using var unruled = new AppWithRoute(map);
        var refused = Assert.Throws<InvalidOperationException>(unruled.StartServer);
        Assert.Equal($"No row of the policy table says who may use: {route}.", refused.Message);
    }

    // A right that nobody wrote into the table.
    private sealed record UnruledQuery : IQuery<Unit>
    {
        public static Right Requires => (Right)9999;
    }

    /// <summary>The service with one more route.</summary>
    private sealed class AppWithRoute(Action<IEndpointRouteBuilder> map) : LiaisonApp, IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseRouting();
            next(app);
            app.UseEndpoints(map);
        };

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
        }
    }
}
