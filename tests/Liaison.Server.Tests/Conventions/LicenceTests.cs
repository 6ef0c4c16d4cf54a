using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Liaison.Server.Tests.Conventions;

/// <summary>A State body may run every package that the service is made of, or tested with.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Free = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "PostgreSQL"];

    // Older packages name their licence by an address alone; these were read there.
    private static readonly string[] ReadByHand = ["MediatR/5.1.0", "xunit.abstractions/2.0.3"];

    [Theory]
    [InlineData("src/Liaison.Server")]
    [InlineData("tests/Liaison.Server.Tests")]
    [InlineData("tests/Liaison.Server.PostgreSql.Tests")]
    [InlineData("tests/Liaison.Domain.Tests")]
    [InlineData("tests/Liaison.Benchmarks")]
    public void Every_package_is_free_for_a_State_body(string project)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Repository.Path($"{project}/obj/project.assets.json")))!;
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var packages = assets["libraries"]!.AsObject().Where(library => library.Value!["type"]!.GetValue<string>() == "package").ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Contains(LicenceOf(folders, package.Key, package.Value!["path"]!.GetValue<string>()), Free));
    }

    private static string? LicenceOf(IEnumerable<string> folders, string package, string path)
    {
        if (ReadByHand.Contains(package))
            return "Apache-2.0";
        var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
        var manifest = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single());
        var licence = manifest.Descendants().FirstOrDefault(element => element.Name.LocalName == "license")?.Value;
        // Where there is a choice, the free one is taken.
        return licence?.Split(" OR ").FirstOrDefault(Free.Contains) ?? licence;
    }
}
