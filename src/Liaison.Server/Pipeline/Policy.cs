using System.Collections.Frozen;
using static Liaison.Server.Pipeline.Right;
using static Liaison.Server.Pipeline.Role;

namespace Liaison.Server.Pipeline;

/// <summary>A kind of caller.</summary>
public enum Role
{
    /// <summary>A member of an association: its own rows only.</summary>
    Association,
    /// <summary>The same, and the association's keys and members.</summary>
    AssociationManager,
    /// <summary>An agent of the foreigners office.</summary>
    OfficeAgent,
    /// <summary>The head of the foreigners office.</summary>
    OfficeHead,
    /// <summary>The préfet's cabinet.</summary>
    Cabinet,
    /// <summary>The secretary general.</summary>
    SecretaryGeneral,
    /// <summary>The press officer.</summary>
    PressOfficer,
    /// <summary>The data protection officer.</summary>
    DataProtectionOfficer,
    /// <summary>Settings and accounts.</summary>
    Administrator,
}

/// <summary>The one policy table: role × right. What is not listed is refused.</summary>
public static class Policy
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Associations = [Association, AssociationManager];
    private static readonly Role[] Office = [OfficeAgent, OfficeHead];

    private static readonly FrozenDictionary<Right, FrozenSet<Role>> Table = new Dictionary<Right, Role[]>
    {
        [KnowOneself] = Everyone,
        [EndOwnSessions] = Everyone,
        [ReadAccounts] = [Administrator, OfficeHead, AssociationManager],
        [ManageAccounts] = [Administrator, OfficeHead, AssociationManager],
        [ReadKeys] = [Administrator, OfficeHead, AssociationManager],
        [ManageKeys] = [Administrator, OfficeHead, AssociationManager],
        [ReadPrefecture] = Everyone,
        [ChangeSettings] = [Administrator, OfficeHead],
        [ReadAssociations] = [.. Associations, .. Office, Cabinet],
        [RegisterAssociations] = Office,
        [ReadCases] = [.. Associations, .. Office],
        [WriteCases] = [.. Associations, .. Office],
        [RecordDecisions] = Office,
        [ReadMeetingRequests] = [.. Associations, .. Office],
        [RequestMeetings] = Associations,
        [AnswerMeetingRequests] = Office,
        [ReadMeetings] = [.. Associations, .. Office, Cabinet, SecretaryGeneral],
        [ConductMeetings] = Office,
        [ReadAgendas] = [.. Associations, .. Office],
        [ProposeItems] = [.. Associations, .. Office],
        [ResubmitItems] = Associations,
        [PrepareAgendas] = Office,
        [AddLateItems] = [OfficeHead],
        [ReadCommitments] = [.. Associations, .. Office],
        [WriteCommitments] = [.. Associations, .. Office],
        [ReadDemonstrations] = [Cabinet],
        [LogDemonstrations] = [Cabinet],
        [ReadAudienceRequests] = [.. Associations, .. Office, Cabinet],
        [LogAudienceRequests] = [.. Associations, Cabinet],
        [DecideAudiences] = [Cabinet],
        [ReadAudiences] = [.. Associations, .. Office, Cabinet],
        [ConductAudiences] = [Cabinet],
        [ReadReferrals] = [.. Associations, .. Office, Cabinet],
        [SettleReferrals] = Office,
        [ReadFigures] = [.. Associations, .. Office, SecretaryGeneral, PressOfficer],
        [ReadCasesBehindFigures] = [.. Associations, .. Office],
        [EnterFigures] = [OfficeHead],
        [ReadJournal] = [DataProtectionOfficer],
        [ExportJournal] = [DataProtectionOfficer],
        [ReadCheckpoints] = Everyone,
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Whether a role has a right.</summary>
    public static bool Allows(Role role, Right right) => Table.TryGetValue(right, out var roles) && roles.Contains(role);

    /// <summary>The rights of a role, in the order of the enum.</summary>
    public static IReadOnlyList<Right> RightsOf(Role role) => [.. Enum.GetValues<Right>().Where(right => Allows(role, right))];
}
