namespace Liaison.Domain.Statistics;

/// <summary>How the submission of a case ended.</summary>
public enum SubmissionEnd
{
    /// <summary>A meeting examined it.</summary>
    Examined,
    /// <summary>It was taken back, by the association, by the office, or with the mandate.</summary>
    Withdrawn,
    /// <summary>It had been sent back, and the case was put forward anew.</summary>
    Replaced,
}

/// <summary>What became of one agenda item on a case, in local days of the prefecture.</summary>
/// <param name="AdmittedDay">The first on which it stood on an agenda.</param>
/// <param name="ExaminedDay">The day of the meeting that examined it.</param>
public sealed record ItemStory(Guid Id, Guid? PredecessorId, Guid CaseId, Guid AssociationId, DateOnly SubmittedDay, DateOnly? AdmittedDay,
    DateOnly? ExaminedDay, DateOnly? WithdrawnDay);

/// <summary>One submission of a case, from its receipt to its end: the item by which it was put forward and all that continued it where it was put off or
/// not reached. What goes back to the pool, because a meeting was cancelled or froze without it, is still the same submission. [domain rule 19]</summary>
/// <param name="Id">Of the first item.</param>
/// <param name="LastItemId">Of the item that stands for it at present, or ended it.</param>
public sealed record CaseSubmission(Guid Id, Guid LastItemId, Guid CaseId, Guid AssociationId, DateOnly SubmittedDay, DateOnly? AdmittedDay,
    DateOnly? EndedDay, SubmissionEnd? End)
{
    /// <summary>The submissions behind items, each item in exactly one of them.</summary>
    public static IReadOnlyList<CaseSubmission> Of(IReadOnlyCollection<ItemStory> items)
    {
        var successors = items.Where(item => item.PredecessorId is not null).ToDictionary(item => item.PredecessorId!.Value);
        var first = items.Where(item => item.PredecessorId is null).OrderBy(item => item.SubmittedDay).ThenBy(item => item.Id);
        return [.. first.GroupBy(item => item.CaseId).SelectMany(ofCase => InTurn([.. ofCase.Select(item => Whole(Chain(item, successors)))]))];
    }

    private static List<ItemStory> Chain(ItemStory first, Dictionary<Guid, ItemStory> successors)
    {
        var chain = new List<ItemStory> { first };
        while (successors.TryGetValue(chain[^1].Id, out var next))
            chain.Add(next);
        return chain;
    }

    private static CaseSubmission Whole(List<ItemStory> chain)
    {
        var (first, last) = (chain[0], chain[^1]);
        var (ended, end) = last.ExaminedDay is { } examined ? (examined, SubmissionEnd.Examined)
            : last.WithdrawnDay is { } withdrawn ? (withdrawn, SubmissionEnd.Withdrawn)
            : ((DateOnly?)null, (SubmissionEnd?)null);
        return new CaseSubmission(first.Id, last.Id, first.CaseId, first.AssociationId, first.SubmittedDay, chain.Min(item => item.AdmittedDay), ended, end).InOrder();
    }

    // A case is put forward by one item at a time: whatever had been sent back ends where the next submission begins, whatever is done with it later.
    private static IEnumerable<CaseSubmission> InTurn(IReadOnlyList<CaseSubmission> ofCase) => ofCase.Select((submission, index) =>
        index + 1 < ofCase.Count && ofCase[index + 1].SubmittedDay is var next && !(submission.EndedDay <= next)
            ? (submission with { EndedDay = next, End = SubmissionEnd.Replaced }).InOrder()
            : submission);

    // What was written down days after the meeting happened on the day of the meeting: nothing ends before it begins.
    private CaseSubmission InOrder()
    {
        DateOnly? ended = EndedDay < SubmittedDay ? SubmittedDay : EndedDay;
        var admitted = AdmittedDay is null && End == SubmissionEnd.Examined ? ended : AdmittedDay > ended ? ended : AdmittedDay;
        return this with { EndedDay = ended, AdmittedDay = admitted < SubmittedDay ? SubmittedDay : admitted };
    }
}
