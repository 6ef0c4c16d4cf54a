namespace Liaison.Server.Pipeline;

/// <summary>Whose rows a right reaches. The SQL of each use case holds it; where it changes what is selected, it chooses the statement.</summary>
public enum Whose
{
    /// <summary>The caller's own key or session, and what it may do.</summary>
    OwnKey,
    /// <summary>What is the same for every prefecture and tells of nobody.</summary>
    Everybodys,
    /// <summary>Everything of the own prefecture.</summary>
    OwnPrefecture,
    /// <summary>Everything of the own prefecture, without what this reader may not know: that is never selected for him.</summary>
    Outline,
    /// <summary>What was granted or refused in the own prefecture; nothing before that.</summary>
    Decided,
    /// <summary>The own association and its rows.</summary>
    OwnAssociation,
    /// <summary>The meetings to which the own association is invited.</summary>
    OwnInvitations,
    /// <summary>The own association's items, and the agendas of the meetings to which it is invited, holding these alone.</summary>
    OwnItems,
    /// <summary>What the own side brought: an association its own imports, the office those of the office.</summary>
    OwnImports,
}
