using System.Reflection;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Conventions;

/// <summary>The house rules that a reader of the code relies on.</summary>
public sealed class ConventionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly Assembly Server = typeof(IUseCase).Assembly;

    private static IEnumerable<Type> UseCases => Server.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase)));

    [Fact]
    public void The_domain_references_nothing_but_the_system_and_the_table_of_scripts() => Assert.All(
        typeof(Refusal).Assembly.GetReferencedAssemblies().Where(reference => reference.Name != "AnyAscii"),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Every_request_has_one_handler_and_one_route()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<UseCaseMetadata>()?.Request).ToList();
        Assert.All(UseCases, useCase =>
        {
            var handlers = Server.GetTypes().Count(type => type.GetInterfaces().Any(handled =>
                handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && handled.GetGenericArguments()[0] == useCase));
            Assert.True(handlers == 1, $"{useCase} has {handlers} handlers");
            Assert.True(routes.Count(request => request == useCase) == 1, $"{useCase} is not sent by exactly one route");
        });
    }

    [Fact]
    public void Every_refusal_of_the_server_speaks_both_languages_under_a_code_of_its_own()
    {
        var refusals = Server.GetTypes().Concat(typeof(Refusal).Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal)).Select(field => (Refusal)field.GetValue(null)!).ToList();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.True(refusal.French.Length > 10 && refusal.English.Length > 10 && refusal.French != refusal.English, refusal.Code));
        Assert.Empty(refusals.GroupBy(refusal => refusal.Code).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Every_refusal_that_only_the_server_gives_is_met_by_a_test_over_HTTP()
    {
        var declared = Server.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Refusal)).Select(field => ((Refusal)field.GetValue(null)!).Code)
            .Except([Liaison.Server.Data.DataRules.ChangedMeanwhile.Code, WebRules.Failed.Code]);
        string[] byTheServer =
        [
            CommonRules.Absent.Code, CommonRules.UnknownReference.Code, AssociationRules.AlreadyRegistered.Code, AssociationRules.Suspended.Code,
            AssociationRules.NotActive.Code, AgendaItemRules.CaseAlreadyOpen.Code,
        ];
        string[] suites = ["tests/Liaison.Server.Tests", "tests/Liaison.Server.PostgreSql.Tests"];
        var tests = string.Concat(suites.SelectMany(suite => Directory.GetFiles(Repository.Path(suite), "*Tests.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        Assert.All(declared.Concat(byTheServer), code => Assert.Contains($"\"{code}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_answer_that_can_name_a_case_tells_the_journal()
    {
        var silent = UseCases.Where(useCase => !Requests.Writes(useCase) && !useCase.IsAssignableTo(typeof(IShowsCases)))
            .Select(useCase => useCase.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0])
            .Where(answer => CanNameACase(answer, []) && !(IsPage(answer) ? answer.GetGenericArguments()[0] : answer).IsAssignableTo(typeof(IShowsCases)));
        Assert.Empty(silent);
    }

    private static bool IsPage(Type answer) => answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Page<>);

    private static bool CanNameACase(Type type, HashSet<Type> seen) => seen.Add(type) && (type.Namespace!.StartsWith("Liaison", StringComparison.Ordinal)
        ? type.GetProperties().Any(member => member.Name is "CaseId" or "CaseIds" || (type.Namespace.EndsWith(".Cases", StringComparison.Ordinal) && member.Name == "Persons")
            || CanNameACase(member.PropertyType, seen))
        : type.GetGenericArguments().Any(argument => CanNameACase(argument, seen)));

    [Fact]
    public void The_shared_folders_know_no_area()
    {
        string[] shared = ["Pipeline", "Data", "Journal", "Web", "Identity"];
        string[] areas = ["Associations", "Cases", "Meetings", "Agendas", "Commitments", "Demonstrations", "Audiences", "Statistics", "Prefectures", "Imports"];
        var root = Repository.Path("src/Liaison.Server");
        var offenders = shared.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.cs"))
            .Where(file => areas.Any(area => File.ReadAllText(file).Contains($"using Liaison.Server.{area};", StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        Assert.Empty(offenders);
    }

    [Fact]
    public void An_area_calls_no_use_case_of_another()
    {
        var root = Repository.Path("src/Liaison.Server");
        var areas = UseCases.Select(useCase => useCase.DeclaringType!).Distinct().ToLookup(useCase => useCase.Namespace!.Split('.')[^1], useCase => useCase.Name);
        var offenders =
            from area in areas
            from file in Directory.GetFiles(Path.Combine(root, area.Key), "*.cs")
            let words = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "[A-Z][A-Za-z]+").Select(word => word.Value).ToHashSet()
            from foreign in areas.Where(other => other.Key != area.Key).SelectMany(other => other)
            where words.Contains(foreign)
            select $"{area.Key}/{Path.GetFileName(file)} names {foreign}";
        Assert.Empty(offenders);
    }

    [Fact]
    public async Task The_OpenAPI_document_is_the_committed_one()
    {
        using var http = app.CreateClient();
        var served = await http.GetStringAsync("/openapi/v1.json");
        var committed = await File.ReadAllTextAsync(Repository.Path("docs/openapi.json"));
        Assert.True(served.ReplaceLineEndings().Trim() == committed.ReplaceLineEndings().Trim(),
            "The API changed. Read the difference, then: cp artifacts/openapi/Liaison.Server.json docs/openapi.json");
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_every_body_an_example()
    {
        using var http = app.CreateClient();
        var document = await Contract.Document(http);
        Assert.All(document["paths"]!.AsObject(), path => Assert.All(path.Value!.AsObject(), operation =>
        {
            Assert.False(string.IsNullOrEmpty(operation.Value!["summary"]?.GetValue<string>()), $"{operation.Key} {path.Key} has no summary");
            if (operation.Value["requestBody"] is { } body)
                Assert.True(body["content"]!.AsObject().First().Value!["example"] is not null, $"{operation.Key} {path.Key} has no example");
        }));
    }
}
