namespace Liaison.Server.Pipeline;

/// <summary>What a caller may do; who may, and over whose rows, stands in <see cref="Policy"/>.</summary>
public enum Right
{
    /// <summary>Know who one is to the service.</summary>
    KnowOneself,
    /// <summary>End one's own sessions.</summary>
    EndOwnSessions,
    /// <summary>Read accounts and invitations.</summary>
    ReadAccounts,
    /// <summary>Invite people, change, suspend and end their accounts; into which roles stands in <see cref="Identity.KeyGrants"/>.</summary>
    ManageAccounts,
    /// <summary>Read which API keys there are.</summary>
    ReadKeys,
    /// <summary>Make, rotate and revoke API keys; of which roles stands in <see cref="Identity.KeyGrants"/>.</summary>
    ManageKeys,
    /// <summary>Read the own prefecture, its settings and holidays.</summary>
    ReadPrefecture,
    /// <summary>Change the settings of the own prefecture.</summary>
    ChangeSettings,
    /// <summary>Read associations.</summary>
    ReadAssociations,
    /// <summary>Register, suspend, reinstate and close associations.</summary>
    RegisterAssociations,
    /// <summary>Read cases.</summary>
    ReadCases,
    /// <summary>Write cases, persons and mandates.</summary>
    WriteCases,
    /// <summary>See which cases may be of one household, link them and undo it.</summary>
    LinkCases,
    /// <summary>Bring a table of cases, correct its rows and open the cases.</summary>
    ImportCases,
    /// <summary>Take cases out as a table.</summary>
    ExportCases,
    /// <summary>Record administrative decisions.</summary>
    RecordDecisions,
    /// <summary>Put cases under legal hold, lift it, and read the holds.</summary>
    HoldCases,
    /// <summary>Correct what is stated of a person at her request, or refuse to.</summary>
    RectifyCases,
    /// <summary>Restrict the processing of a case, admit uses, and read the restrictions.</summary>
    RestrictCases,
    /// <summary>Lift a restriction.</summary>
    LiftRestrictions,
    /// <summary>Answer a person who asks what is known of her.</summary>
    AnswerAccessRequests,
    /// <summary>Read retention periods, destruction lists and certificates.</summary>
    ReadRetention,
    /// <summary>Set how long something is kept.</summary>
    SetRetention,
    /// <summary>Propose destruction lists, take cases off, give them up, and enter the visa of the archives.</summary>
    ProposeDestruction,
    /// <summary>Have the cases of an approved list destroyed: never the one who proposed it.</summary>
    DestroyCases,
    /// <summary>Read meeting requests.</summary>
    ReadMeetingRequests,
    /// <summary>Request a meeting, inform, withdraw.</summary>
    RequestMeetings,
    /// <summary>Answer meeting requests.</summary>
    AnswerMeetingRequests,
    /// <summary>Read meetings.</summary>
    ReadMeetings,
    /// <summary>Schedule, conduct and close meetings.</summary>
    ConductMeetings,
    /// <summary>Read agendas and their items.</summary>
    ReadAgendas,
    /// <summary>Propose items.</summary>
    ProposeItems,
    /// <summary>Send a returned item again.</summary>
    ResubmitItems,
    /// <summary>Admit, return and order items, and record their outcomes.</summary>
    PrepareAgendas,
    /// <summary>Add an item to a frozen agenda.</summary>
    AddLateItems,
    /// <summary>Read commitments.</summary>
    ReadCommitments,
    /// <summary>Make commitments and record what became of them.</summary>
    WriteCommitments,
    /// <summary>Read minutes as those at the table write and read them.</summary>
    ReadMinutes,
    /// <summary>Open minutes, write their draft, begin an erratum, and record that an extract was delivered.</summary>
    DraftMinutes,
    /// <summary>Observe on a circulated text and take position on it.</summary>
    AnswerMinutes,
    /// <summary>Circulate, take back, reply and conclude.</summary>
    ConductMinutes,
    /// <summary>Read editions of minutes; without a seat at the table their public view.</summary>
    ReadEditions,
    /// <summary>Read what one is reminded of.</summary>
    ReadReminders,
    /// <summary>Read what somebody who takes over must know.</summary>
    ReadHandover,
    /// <summary>Read demonstrations.</summary>
    ReadDemonstrations,
    /// <summary>Log demonstrations.</summary>
    LogDemonstrations,
    /// <summary>Read audience requests.</summary>
    ReadAudienceRequests,
    /// <summary>Log or send an audience request, and take it back.</summary>
    LogAudienceRequests,
    /// <summary>Qualify, grant and refuse audience requests.</summary>
    DecideAudiences,
    /// <summary>Read audiences.</summary>
    ReadAudiences,
    /// <summary>Hold, note and cancel audiences.</summary>
    ConductAudiences,
    /// <summary>Read referrals.</summary>
    ReadReferrals,
    /// <summary>Match referrals to cases, or let them lapse.</summary>
    SettleReferrals,
    /// <summary>Read the activity of a period, counted from the records.</summary>
    ReadActivity,
    /// <summary>Read the figures of regularisations that were entered.</summary>
    ReadFigures,
    /// <summary>Read the cases behind a figure.</summary>
    ReadCasesBehindFigures,
    /// <summary>Enter figures of regularisations.</summary>
    EnterFigures,
    /// <summary>Read the journal of the own prefecture and the proofs of its entries.</summary>
    ReadJournal,
    /// <summary>Take the journal out in a file that verifies without the service.</summary>
    ExportJournal,
    /// <summary>Read the signed checkpoints of the journal and the proofs between them.</summary>
    ReadCheckpoints,
}
