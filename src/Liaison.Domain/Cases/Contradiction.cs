using Liaison.Domain.Agendas;

namespace Liaison.Domain.Cases;

/// <summary>What a meeting said about a case, and when.</summary>
/// <param name="Day">The local day of the examination.</param>
public sealed record Examined(Guid AgendaItemId, Guid? MeetingId, DateOnly Day, Examination Examination);

/// <summary>A decision that goes against what a meeting last said in favour of persons of the case; the office head is alerted. [domain rule 17]</summary>
/// <param name="PersonIds">The persons whom the orientation favoured and the decision concerns.</param>
public sealed record Contradiction(Decision Decision, Examined Examined, IReadOnlyList<Guid> PersonIds)
{
    private static readonly DecisionKind[] Adverse =
    [
        DecisionKind.PermitRefused, DecisionKind.RefusedWithRemovalOrder, DecisionKind.RemovalOrder, DecisionKind.ImplicitRefusal,
        DecisionKind.RegistrationRefused, DecisionKind.FileClosed,
    ];

    private static readonly DecisionKind[] Settling =
    [
        DecisionKind.PermitGranted, DecisionKind.ProvisionalPermitIssued, DecisionKind.RemovalOrderRepealed, DecisionKind.CourtAnnulment,
    ];

    /// <summary>Those that nothing has settled since: no later decision that grants, repeals or annuls for one of the persons, and no later
    /// examination.</summary>
    public static IEnumerable<Contradiction> Unsettled(Case household, IReadOnlyList<Decision> decisions, IReadOnlyList<Examined> examined) =>
        In(household, decisions, examined).Where(found => !examined.Any(said => said.Day > found.Decision.MadeDay)
            && !decisions.Any(later => later.MadeDay >= found.Decision.MadeDay && Settling.Contains(later.Kind)
                && Concerned(household, later).Intersect(found.PersonIds).Any()));

    /// <summary>Those of a case; what was said after a decision is not contradicted by it.</summary>
    public static IReadOnlyList<Contradiction> In(Case household, IReadOnlyList<Decision> decisions, IReadOnlyList<Examined> examined) =>
    [
        .. from decision in decisions
        where Adverse.Contains(decision.Kind)
        let last = examined.Where(said => said.Day <= decision.MadeDay).MaxBy(said => said.Day)
        where last is not null
        let favoured = Concerned(household, decision).Where(id => last.Examination.Of(id) == Orientation.FavourableInPrinciple).ToList()
        where favoured.Count > 0
        select new Contradiction(decision, last, favoured),
    ];

    private static IEnumerable<Guid> Concerned(Case household, Decision decision) =>
        decision.PersonId is { } person ? [person] : household.Persons.Select(member => member.Id);
}
