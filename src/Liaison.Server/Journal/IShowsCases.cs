namespace Liaison.Server.Journal;

/// <summary>An answer, or a row of one, that speaks of cases, or a query that asks about one; the journal names them before the answer leaves.</summary>
public interface IShowsCases
{
    /// <summary>The cases it speaks of.</summary>
    IEnumerable<Guid> CasesShown { get; }

    /// <summary>The one case, or none.</summary>
    static IEnumerable<Guid> One(Guid? caseId) => caseId is { } id ? [id] : [];

    /// <summary>The cases of all rows that speak of some.</summary>
    static IEnumerable<Guid> All(System.Collections.IEnumerable rows) => rows.OfType<IShowsCases>().SelectMany(row => row.CasesShown);
}
