using System.Collections.Frozen;
using static Liaison.Server.Pipeline.Right;
using static Liaison.Server.Pipeline.Role;
using static Liaison.Server.Pipeline.Whose;

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

/// <summary>One cell of the table: a role has a right over certain rows.</summary>
public sealed record Grant(Right Right, Role Role, Whose Whose);

/// <summary>The one policy table: role × right × whose. What is not listed is refused. In which state something may be done is for the lifecycles.</summary>
public static class Policy
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();
    private static readonly Role[] Associations = [Association, AssociationManager];
    private static readonly Role[] Office = [OfficeAgent, OfficeHead];

    /// <summary>Every cell that is not empty, by right and role.</summary>
    public static readonly IReadOnlyList<Grant> Table =
    [
        .. Row(KnowOneself, (Everyone, OwnKey)),
        .. Row(EndOwnSessions, (Everyone, OwnKey)),
        .. Row(ReadAccounts, ([AssociationManager], OwnAssociation), ([OfficeHead, Administrator], OwnPrefecture)),
        .. Row(ManageAccounts, ([AssociationManager], OwnAssociation), ([OfficeHead, Administrator], OwnPrefecture)),
        .. Row(ReadKeys, ([AssociationManager], OwnAssociation), ([OfficeHead, Administrator], OwnPrefecture)),
        .. Row(ManageKeys, ([AssociationManager], OwnAssociation), ([OfficeHead, Administrator], OwnPrefecture)),
        .. Row(ReadPrefecture, (Everyone, OwnPrefecture)),
        .. Row(ChangeSettings, ([OfficeHead, Administrator], OwnPrefecture)),
        .. Row(ReadAssociations, (Associations, OwnAssociation), ([.. Office, Cabinet], OwnPrefecture)),
        .. Row(RegisterAssociations, (Office, OwnPrefecture)),
        .. Row(ReadCases, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(WriteCases, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(LinkCases, (Office, OwnPrefecture)),
        .. Row(ImportCases, (Associations, OwnImports), (Office, OwnImports)),
        .. Row(ExportCases, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(RecordDecisions, (Office, OwnPrefecture)),
        .. Row(HoldCases, (Office, OwnPrefecture)),
        .. Row(RectifyCases, (Office, OwnPrefecture)),
        .. Row(RestrictCases, (Office, OwnPrefecture)),
        .. Row(LiftRestrictions, ([OfficeHead], OwnPrefecture)),
        .. Row(AnswerAccessRequests, (Office, OwnPrefecture)),
        .. Row(ReadRetention, ([OfficeHead, DataProtectionOfficer], OwnPrefecture)),
        .. Row(SetRetention, ([DataProtectionOfficer], OwnPrefecture)),
        .. Row(ProposeDestruction, ([DataProtectionOfficer], OwnPrefecture)),
        .. Row(DestroyCases, ([OfficeHead], OwnPrefecture)),
        .. Row(ReadMeetingRequests, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(RequestMeetings, (Associations, OwnAssociation)),
        .. Row(AnswerMeetingRequests, (Office, OwnPrefecture)),
        .. Row(ReadMeetings, (Associations, OwnInvitations), (Office, OwnPrefecture), ([Cabinet, SecretaryGeneral], Outline)),
        .. Row(ConductMeetings, (Office, OwnPrefecture)),
        .. Row(ReadAgendas, (Associations, OwnItems), (Office, OwnPrefecture)),
        .. Row(ProposeItems, (Associations, OwnItems), (Office, OwnPrefecture)),
        .. Row(ResubmitItems, (Associations, OwnItems)),
        .. Row(PrepareAgendas, (Office, OwnPrefecture)),
        .. Row(AddLateItems, ([OfficeHead], OwnPrefecture)),
        .. Row(ReadCommitments, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(WriteCommitments, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(ReadMinutes, (Associations, OwnInvitations), (Office, OwnPrefecture)),
        .. Row(DraftMinutes, (Associations, OwnInvitations), (Office, OwnPrefecture)),
        .. Row(AnswerMinutes, (Associations, OwnInvitations)),
        .. Row(ConductMinutes, (Office, OwnPrefecture)),
        .. Row(ReadEditions, (Associations, OwnInvitations), (Office, OwnPrefecture), ([Cabinet, SecretaryGeneral, PressOfficer], Outline)),
        .. Row(ReadReminders, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(ReadHandover, (Office, OwnPrefecture), ([SecretaryGeneral], Outline)),
        .. Row(ReadDemonstrations, ([Cabinet], OwnPrefecture)),
        .. Row(LogDemonstrations, ([Cabinet], OwnPrefecture)),
        .. Row(ReadAudienceRequests, (Associations, OwnAssociation), (Office, Decided), ([Cabinet], Outline)),
        .. Row(LogAudienceRequests, (Associations, OwnAssociation), ([Cabinet], OwnPrefecture)),
        .. Row(DecideAudiences, ([Cabinet], OwnPrefecture)),
        .. Row(ReadAudiences, (Associations, OwnAssociation), (Office, Outline), ([Cabinet], OwnPrefecture)),
        .. Row(ConductAudiences, ([Cabinet], OwnPrefecture)),
        .. Row(ReadReferrals, (Associations, OwnAssociation), (Office, OwnPrefecture), ([Cabinet], Outline)),
        .. Row(SettleReferrals, (Office, OwnPrefecture)),
        .. Row(ReadActivity, (Associations, OwnAssociation), ([.. Office, SecretaryGeneral, PressOfficer], OwnPrefecture)),
        .. Row(ReadFigures, ([.. Associations, .. Office, SecretaryGeneral, PressOfficer], OwnPrefecture)),
        .. Row(ReadCasesBehindFigures, (Associations, OwnAssociation), (Office, OwnPrefecture)),
        .. Row(EnterFigures, ([OfficeHead], OwnPrefecture)),
        .. Row(ReadJournal, ([DataProtectionOfficer], OwnPrefecture)),
        .. Row(ExportJournal, ([DataProtectionOfficer], OwnPrefecture)),
        .. Row(ReadCheckpoints, (Everyone, Everybodys)),
    ];

    // A cell that is given twice fails the start.
    private static readonly FrozenDictionary<(Role, Right), Whose> Cells =
        Table.ToDictionary(grant => (grant.Role, grant.Right), grant => grant.Whose).ToFrozenDictionary();

    /// <summary>Whether a role has a right.</summary>
    public static bool Allows(Role role, Right right) => Cells.ContainsKey((role, right));

    /// <summary>Over whose rows a role has a right; null where it has none.</summary>
    public static Whose? WhoseOf(Role role, Right right) => Cells.TryGetValue((role, right), out var whose) ? whose : null;

    /// <summary>The rights of a role, in the order of the table.</summary>
    public static IEnumerable<Right> RightsOf(Role role) => Table.Where(grant => grant.Role == role).Select(grant => grant.Right);

    /// <summary>Whether a right stands in the table at all.</summary>
    public static bool Knows(Right right) => Table.Any(grant => grant.Right == right);

    private static IEnumerable<Grant> Row(Right right, params (Role[] Roles, Whose Whose)[] cells) =>
        from cell in cells from role in cell.Roles select new Grant(right, role, cell.Whose);
}
