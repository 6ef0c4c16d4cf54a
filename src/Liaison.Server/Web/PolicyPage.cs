using System.Text;
using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Web;

/// <summary>The policy table as a page to read: who may do what over whose rows, and what each right opens.</summary>
public static class PolicyPage
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private static readonly (Whose Whose, string Meaning)[] Meanings =
    [
        (Whose.OwnKey, "the caller's own key and what it may do"),
        (Whose.Everybodys, "what is the same for every prefecture and tells of nobody"),
        (Whose.OwnPrefecture, "everything of the own prefecture"),
        (Whose.Outline, "everything of the own prefecture, without what this reader may not know: that is never selected for him"),
        (Whose.Decided, "what was granted or refused in the own prefecture; nothing before that"),
        (Whose.OwnAssociation, "the own association and its rows"),
        (Whose.OwnInvitations, "the meetings to which the own association is invited"),
        (Whose.OwnItems, "the own association's items, and the agendas of the meetings to which it is invited, holding these alone"),
        (Whose.OwnImports, "what the own side brought: an association its own imports, the office those of the office"),
    ];

    /// <summary>The page, for the routes of a service.</summary>
    public static string Of(IEnumerable<Endpoint> endpoints)
    {
        var page = new StringBuilder("""
            # Who may do what

            Written from the policy table in `src/Liaison.Server/Pipeline/Policy.cs`; a test compares the two. After a change of the table or of a route:
            `dotnet run --project src/Liaison.Server -- policy > docs/policy.md`.

            An empty cell is refused (403 `right.missing`); a row that is not the reader's answers as one that does not exist (404). In which state
            something may be done is for the lifecycles (409), not for this table. An association that is suspended or closed only reads.

            """).Append('\n');
        Write(page, ["whose", "rows"], Meanings.Select(row => (string[])[$"`{CamelCase.Of(row.Whose)}`", row.Meaning]));
        page.Append("\n## Role by right\n\n");
        Write(page, ["right", .. Roles.Select(CamelCase.Of)],
            Enum.GetValues<Right>().Select(right => (string[])[$"`{CamelCase.Of(right)}`", .. Roles.Select(role => Cell(role, right))]));
        page.Append("\n## What a right opens\n\n");
        Write(page, ["right", "operations"], OpenedBy(RuledRoutes.Of(endpoints)));
        return page.ToString();
    }

    private static string Cell(Role role, Right right) => Policy.WhoseOf(role, right) is { } whose ? CamelCase.Of(whose) : "";

    private static IEnumerable<string[]> OpenedBy(IEnumerable<(string Method, string Address, UseCaseMetadata UseCase)> routes)
    {
        var opened = routes.ToLookup(route => route.UseCase.Right);
        return Enum.GetValues<Right>().Select(right => (string[])[$"`{CamelCase.Of(right)}`", string.Join("<br>", opened[right]
            .Select(route => $"{route.Method} {route.Address["/api/v1".Length..]}").Order(StringComparer.Ordinal).DefaultIfEmpty("no operation of its own"))]);
    }

    private static void Write(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        foreach (var cells in rows.Prepend([.. heads.Select(_ => "---")]).Prepend(heads))
            page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
