namespace Liaison.Domain.Cases;

/// <summary>Which cases speak of the same household: those that links lead to from one another.</summary>
public static class Households
{
    /// <summary>The cases that links lead to from one, itself included, oldest first. Code: <c>case_link.too_many</c>.</summary>
    public static IReadOnlyList<Guid> Reached(Guid from, IEnumerable<CaseLink> links)
    {
        var ends = links.Where(link => link.Status == CaseLinkStatus.Linked).SelectMany(link => new[] { (One: link.CaseId, Other: link.OtherCaseId),
            (One: link.OtherCaseId, Other: link.CaseId) }).ToLookup(link => link.One, link => link.Other);
        var (reached, next) = (new HashSet<Guid> { from }, new Queue<Guid>([from]));
        while (next.TryDequeue(out var id))
        {
            foreach (var other in ends[id].Where(reached.Add))
                next.Enqueue(other);
        }
        return reached.Count <= CaseLinkRules.MostLinked ? [.. reached.Order()]
            : throw CaseLinkRules.TooMany.Because(("max", CaseLinkRules.MostLinked));
    }
}
