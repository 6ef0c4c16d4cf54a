using static Liaison.Domain.Agendas.AgendaItemStatus;
using Step = Liaison.Domain.Agendas.AgendaItemStep;

namespace Liaison.Domain.Agendas;

/// <summary>Where an agenda item stands.</summary>
public enum AgendaItemStatus
{
    /// <summary>In the pool: submitted, without a meeting.</summary>
    Submitted,
    /// <summary>Proposed for one meeting.</summary>
    Proposed,
    /// <summary>On the agenda.</summary>
    Admitted,
    /// <summary>Sent back with the list of gaps.</summary>
    Returned,
    /// <summary>Taken back.</summary>
    Withdrawn,
    /// <summary>Examined, with an orientation.</summary>
    Examined,
    /// <summary>Put off; a successor stands first on the next agenda.</summary>
    CarriedOver,
    /// <summary>Not reached in the meeting; a successor stands first on the next agenda.</summary>
    NotReached,
}

/// <summary>A step of an agenda item, named as its route.</summary>
public enum AgendaItemStep
{
    /// <summary>It is proposed for a meeting.</summary>
    Proposal,
    /// <summary>The office puts it on the agenda.</summary>
    Admission,
    /// <summary>The office sends it back with gaps.</summary>
    Return,
    /// <summary>The association sends it again.</summary>
    Resubmission,
    /// <summary>It is taken back.</summary>
    Withdrawal,
    /// <summary>It is examined.</summary>
    Examination,
    /// <summary>It is put off to the next meeting.</summary>
    CarryOver,
    /// <summary>The meeting ended before it.</summary>
    NotReached,
    /// <summary>Its meeting fell away, or froze without admitting it: back to the pool.</summary>
    Release,
}

/// <summary>The moves of an agenda item.</summary>
public static class AgendaItemLifecycle
{
    public static readonly Lifecycle<AgendaItemStatus, Step> Moves = new(AgendaItemRules.StepNotAllowed,
        (Submitted, Step.Proposal, Proposed),
        (Submitted, Step.Withdrawal, Withdrawn),
        (Proposed, Step.Admission, Admitted),
        (Proposed, Step.Return, Returned),
        (Proposed, Step.Withdrawal, Withdrawn),
        (Proposed, Step.Release, Submitted),
        (Returned, Step.Resubmission, Proposed),
        (Returned, Step.Withdrawal, Withdrawn),
        (Returned, Step.Release, Submitted),
        (Admitted, Step.Examination, Examined),
        (Admitted, Step.CarryOver, CarriedOver),
        (Admitted, Step.NotReached, AgendaItemStatus.NotReached),
        (Admitted, Step.Withdrawal, Withdrawn),
        (Admitted, Step.Release, Submitted))
    {
        Consequences = [Step.Proposal, Step.Release],
    };
}
