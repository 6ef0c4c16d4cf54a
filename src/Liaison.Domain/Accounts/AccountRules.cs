namespace Liaison.Domain.Accounts;

/// <summary>Limits and refusals of accounts and of the invitations by which they begin.</summary>
public static class AccountRules
{
    /// <summary>Longest name of a person, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>For how many days an invitation waits when nothing else is said.</summary>
    public const int InvitationDays = 14;

    /// <summary>For how many days it waits at most.</summary>
    public const int MostInvitationDays = 30;

    public static readonly Refusal StepNotAllowed = new("account.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un compte à l'état « {state} ».",
        "The step \"{step}\" is not possible for an account in state \"{state}\".");
}
