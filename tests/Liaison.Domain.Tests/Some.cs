using System.Globalization;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Demonstrations;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Domain.Retention;
using Liaison.Domain.Statistics;

namespace Liaison.Domain.Tests;

/// <summary>Small valid things of the Somme in November 2017; a test changes what it is about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2017, 11, 29, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2017, 11, 29);
    public static readonly TimeZoneInfo Paris = Zone("Europe/Paris");
    public static readonly HolidayCalendar Holidays = new(HolidayZone.Metropole);
    public static readonly Guid AssociationId = Id(1);
    public static readonly Guid OtherAssociationId = Id(2);
    public static readonly Guid Stranger = Id(99);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTime Local(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    public static Association Association() => new() { Id = AssociationId, PrefectureCode = "80", Name = "Association Exemple" };

    public static Person Adult(int id = 11) => new()
    {
        Id = Id(id), FamilyName = "Nom Exemple", GivenNames = "Prénom", BirthDate = Day("1980-06-15"), Nationalities = ["GE"],
    };

    public static Person Child(int id = 12) => Adult(id) with { BirthDate = Day("2010-06-15") };

    public static Mandate Mandate(int person = 11) => new()
    {
        Id = Id(person + 100), PersonId = Id(person), Scope = MandateScope.Full, RiskInformed = true, Language = "ka", GivenDay = Day("2017-09-01"),
    };

    public static Case Case() => new()
    {
        Id = Id(10), PrefectureCode = "80", AssociationId = AssociationId, Reference = "DO-80-2017-EXEMPLE0",
        Address = new Address("1 rue Exemple", "80000", "Amiens"), Persons = [Adult(), Child()], Mandates = [Mandate()],
    };

    public static Decision Decision() => new()
    {
        Id = Id(13), CaseId = Id(10), Kind = DecisionKind.PermitGranted, MadeDay = Day("2017-11-20"), GroundKey = "exceptionalAdmission",
    };

    public static CaseLink Link(int one = 10, int other = 15) => CaseLink.Between(Id(16), "80", Id(one), Id(other), null);

    public static CaseDocument Document() => new()
    {
        Id = Id(17), CaseId = Id(10), Kind = DocumentKind.Schooling, Side = Side.Association, AddedAt = Now, MediaType = "application/pdf", Bytes = 5, Title = "Titre",
    };

    public static Imports.Import Import() => Imports.Import.New("80", AssociationId, AssociationId, Now);

    public static Urgency Urgency() => new() { Id = Id(14), CaseId = Id(10) };

    /// <summary>The present moment in Amiens.</summary>
    public static LocalNow At(string local) => new(LocalTime.InstantOf(Local(local), Paris), Paris, Holidays);

    public static Appointment Appointment(string local = "2017-12-12T14:30") =>
        Meetings.Appointment.At(Local(local), Paris, Holidays, 10, Now);

    public static Meeting TechnicalMeeting(MeetingStatus status = MeetingStatus.Scheduled) => Meeting.Schedule(Id(20), "RT-80-2017-006", "80",
        MeetingKind.Technical, Appointment(), 120, "Amiens", [AssociationId], theme: null) with { Status = status };

    public static Meeting SpecificInterview(MeetingStatus status = MeetingStatus.Scheduled) => Meeting.Schedule(Id(21), "ES-80-2017-001", "80",
        MeetingKind.Specific, Appointment(), 60, "Amiens", [AssociationId], "Hébergement") with { Status = status };

    public static Attendance Office(int count = 1) => new(Side.Prefecture, null, "chef de bureau", count);

    public static Attendance Delegation(int count = 2) => new(Side.Association, AssociationId, "bénévole", count);

    public static MeetingRequest MeetingRequest(string received = "2017-11-29") => new()
    {
        Id = Id(30), PrefectureCode = "80", AssociationId = AssociationId, Reference = "DR-80-2017-001", Kind = MeetingKind.Technical,
        Subject = "Situations", Contact = new Contact("Nom Exemple", "exemple@example.org", null), ReceivedDay = Day(received),
    };

    public static AgendaItem Item(AgendaItemStatus status = AgendaItemStatus.Submitted, int id = 40) => new()
    {
        Id = Id(id), PrefectureCode = "80", AssociationId = AssociationId, CaseId = Id(10), Question = "Une demande peut-elle être déposée ?",
        SubmittedAt = Now, Status = status, MeetingId = status == AgendaItemStatus.Submitted ? null : Id(20),
    };

    public static AgendaItem Topic(AgendaItemStatus status = AgendaItemStatus.Submitted) => Item(status) with
    {
        CaseId = null, Question = null, Topic = "Délais de rendez-vous",
    };

    public static Examination Examination(Orientation? orientation = Orientation.UnderReview) => new(orientation, null, null, null, []);

    public static Commitment Commitment() => new()
    {
        Id = Id(50), PrefectureCode = "80", AssociationId = AssociationId, Side = Side.Prefecture, Owner = "chef de bureau",
        Text = "Convoquer la famille.", DueDay = Day("2018-01-15"),
    };

    /// <summary>What the prefecture states of a commitment today.</summary>
    public static StatedOutcome Stated() => new(Side.Prefecture, Today, Today);

    public static Demonstration Demonstration() => new()
    {
        Id = Id(60), PrefectureCode = "80", Reference = "MA-80-2017-001", AssociationIds = [AssociationId], Day = Today,
        Place = "Place Exemple", Communes = ["Amiens"], Purpose = "Soutien à des familles",
    };

    public static Declaration Declaration(string received = "2017-11-20", string authority = "préfecture de la Somme") =>
        new(Id(61), authority, Day(received), "RD-1", Now);

    public static AudienceRequest AudienceRequest(AudienceRequestStatus status = AudienceRequestStatus.Qualified) => new()
    {
        Id = Id(70), PrefectureCode = "80", AssociationId = AssociationId, Reference = "DA-80-2017-001", ReceivedDay = Day("2017-11-27"), Status = status,
        Kind = status == AudienceRequestStatus.Logged ? null : AudienceRequestKind.General,
    };

    public static Audience Audience(AudienceStatus status = AudienceStatus.Planned) => new()
    {
        Id = Id(80), PrefectureCode = "80", AssociationId = AssociationId, RequestId = Id(70), Reference = "AU-80-2017-001",
        StartsAt = Now, Day = Today, Place = "Cabinet", ReceivedBy = AudienceHost.DirectorOfCabinet, Status = status,
    };

    public static AudienceNote Note() => new([AudienceTopic.Delays], [new AudiencePresence(Side.Association, "délégation", 3)], Speaker: null);

    public static Referral Referral(ReferralStatus status = ReferralStatus.Pending) => new()
    {
        Id = Id(90), PrefectureCode = "80", AssociationId = AssociationId, Number = "RV-80-2017-EXEMPLE0", Target = MeetingTarget.Next,
        Reason = "Les dossiers s'étudient en réunion technique.", Status = status,
    };

    /// <summary>A figure of the whole prefecture on humanitarian grounds.</summary>
    public static RegularisationFigure Figure(string from, string to, int granted, int? applications = null, decimal? quoted = null) => new()
    {
        Id = Id(95), PrefectureCode = "80", Period = new Period(Day(from), Day(to)), Population = "préfecture entière", Basis = "motifs humanitaires",
        Granted = granted, Applications = applications, QuotedRatePercent = quoted, Source = "communiqué",
    };

    public static MeetingMinutes Minutes(MinutesStatus status = MinutesStatus.Draft) => new()
    {
        Id = Id(23), PrefectureCode = "80", MeetingId = Id(20), Status = status, DueDay = status == MinutesStatus.Circulated ? Day("2017-12-13") : null,
    };

    /// <summary>Minutes of which an erratum corrects the general point.</summary>
    public static MeetingMinutes Erratum() => (Minutes(MinutesStatus.Concluded) with { Edition = 1 }).Correct("Erreur de date", [Id(24)]);

    public static MinutesSection Section() => new()
    {
        Id = Id(24), MinutesId = Id(23), Kind = SectionKind.General, Title = "Délais de convocation", Text = "Trois semaines.",
    };

    public static Observation Observation() => new() { Id = Id(25), MinutesId = Id(23), AssociationId = AssociationId, At = Now, Text = "Deux semaines." };

    /// <summary>A case on which the last act was on 3 April 2012.</summary>
    public static CaseActivity Activity(int id = 10) => new(Id(id), $"DO-80-2012-0000000{id % 10}", RetentionCategory.InactiveCases, Day("2012-04-03"),
        IsOpen: false, IsHeld: false, List: null, Certificate: null);

    /// <summary>A list by period of two cases.</summary>
    public static DestructionList DestructionList() => Retention.DestructionList.Propose(Id(80), "80", DestructionBasis.Period, null, Today,
        [Activity(11).Listed(), Activity(10).Listed()]);

    /// <summary>A person asked today what is known of her.</summary>
    public static Rights.AccessRequest AccessRequest() => new Rights.AccessRequest
    {
        Id = Id(85), PrefectureCode = "80", CaseId = Id(10), PersonId = Adult().Id, Reference = "DP-80-2017-EXEMPLE0", Channel = Rights.Channel.Counter,
        ReceivedDay = Today, DueDay = Today, IdentityCheck = Rights.IdentityCheck.ShownAtCounter,
    }.Checked(Today);

    /// <summary>A correction that was asked for today.</summary>
    public static Rights.Rectification Rectification() => new()
    {
        Id = Id(86), CaseId = Id(10), PersonId = Adult().Id, AskedBy = Rights.AskedBy.Person, ReceivedDay = Today, DecidedAt = Now,
        Status = Rights.RectificationStatus.Done, Reason = "Acte de naissance",
    };

    /// <summary>A case restricted since today.</summary>
    public static Rights.Restriction Restriction() => new Rights.Restriction { Id = Id(87), CaseId = Id(10) }.Restrict(Rights.RestrictionGround.AccuracyContested, "Motif", Today);
}
