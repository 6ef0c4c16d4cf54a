using System.Text.RegularExpressions;

namespace Liaison.Server.Tests.Conventions;

/// <summary>A page deep in a list costs what the first one costs: the statement starts at its cursor, in the index.</summary>
public sealed partial class CursorTests
{
    [Fact]
    public void No_statement_hides_its_cursor_behind_an_or()
    {
        var files = Directory.GetFiles(Repository.Path("src/Liaison.Server"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.Empty(files.Where(file => HiddenCursor().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("AND (@After IS NULL OR record.id < @After)", true)]
    [InlineData("AND (@after IS NULL OR size < @after)", true)]
    [InlineData("AND (@AfterId IS NULL OR m.starts_at < @AfterStart)", true)]
    [InlineData("AND record.id < @Before", false)]
    [InlineData("AND (@From IS NULL OR m.day >= @From)", false)]
    public void What_counts_as_hidden(string sql, bool hidden) => Assert.Equal(hidden, HiddenCursor().IsMatch(sql));

    [GeneratedRegex(@"@\w+ IS NULL OR (?:\w+\.)?(?:id|position|size|starts_at) [<>] @")]
    private static partial Regex HiddenCursor();
}
