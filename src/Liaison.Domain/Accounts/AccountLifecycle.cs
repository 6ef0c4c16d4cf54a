using static Liaison.Domain.Accounts.AccountStatus;
using static Liaison.Domain.Accounts.AccountStep;

namespace Liaison.Domain.Accounts;

/// <summary>Whether a person may use the service at present.</summary>
public enum AccountStatus
{
    /// <summary>May sign in.</summary>
    Active,
    /// <summary>May not sign in for the time being; every session is over.</summary>
    Suspended,
    /// <summary>Has left. Nothing leads back: who returns is invited anew.</summary>
    Ended,
}

/// <summary>A step in the life of an account, named as its route.</summary>
public enum AccountStep
{
    /// <summary>Who manages the account suspends it, with a reason.</summary>
    Suspension,
    /// <summary>Who manages the account lifts the suspension.</summary>
    Reinstatement,
    /// <summary>Who manages the account ends it, with a reason.</summary>
    Ending,
}

/// <summary>The moves of an account.</summary>
public static class AccountLifecycle
{
    public static readonly Lifecycle<AccountStatus, AccountStep> Moves = new(AccountRules.StepNotAllowed,
        (Active, Suspension, Suspended),
        (Suspended, Reinstatement, Active),
        (Active, Ending, Ended),
        (Suspended, Ending, Ended));
}
