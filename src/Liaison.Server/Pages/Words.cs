using System.Globalization;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using static Liaison.Server.Web.Language;

namespace Liaison.Server.Pages;

/// <summary>The words of closed lists as people read them, in the caller's language.</summary>
public static class Words
{
    /// <summary>A day as it is written in letters: <c>29 novembre 2017</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Of(Side side) => side == Side.Association ? Pick("association", "association") : Pick("préfecture", "prefecture");

    public static string Of(UrgencyKind kind) => kind switch
    {
        UrgencyKind.Custody => Pick("rétention ou garde à vue", "custody"),
        UrgencyKind.FortyEightHourOrder => Pick("décision à contester sous 48 heures", "order to be contested within 48 hours"),
        _ => Pick("autre urgence", "another urgency"),
    };

    public static string Of(Orientation orientation) => orientation switch
    {
        Orientation.SummonsToFile => Pick("convocation pour déposer une demande", "summons to file"),
        Orientation.DocumentsRequested => Pick("demande de pièces", "documents requested"),
        Orientation.UnderReview => Pick("examen en cours", "under review"),
        Orientation.Reexamination => Pick("réexamen", "re-examination"),
        Orientation.ReferredToCommission => Pick("saisine de la commission du titre de séjour", "referred to the residence-permit commission"),
        Orientation.Transferred => Pick("transmission à une autre préfecture", "transfer to another prefecture"),
        Orientation.ApplyOnline => Pick("demande à déposer en ligne", "apply online"),
        Orientation.FavourableInPrinciple => Pick("favorable sur le principe", "favourable in principle"),
        Orientation.UnfavourableInPrinciple => Pick("défavorable sur le principe", "unfavourable in principle"),
        _ => Pick("sans objet", "no longer relevant"),
    };

    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.PermitGranted => Pick("titre de séjour accordé", "permit granted"),
        DecisionKind.ProvisionalPermitIssued => Pick("autorisation provisoire de séjour", "provisional permit issued"),
        DecisionKind.ApplicationReceiptIssued => Pick("récépissé remis", "application receipt issued"),
        DecisionKind.PermitRefused => Pick("refus de séjour", "permit refused"),
        DecisionKind.RefusedWithRemovalOrder => Pick("refus de séjour avec obligation de quitter le territoire", "refused with removal order"),
        DecisionKind.RemovalOrder => Pick("obligation de quitter le territoire", "removal order"),
        DecisionKind.RemovalOrderRepealed => Pick("obligation de quitter le territoire abrogée", "removal order repealed"),
        DecisionKind.ImplicitRefusal => Pick("refus implicite", "implicit refusal"),
        DecisionKind.RegistrationRefused => Pick("refus d'enregistrement", "registration refused"),
        DecisionKind.FileClosed => Pick("dossier clos", "file closed"),
        _ => Pick("annulation par le juge", "court annulment"),
    };

    public static string Of(AgendaItemStatus status) => status switch
    {
        AgendaItemStatus.Submitted => Pick("déposé, en attente d'une réunion", "submitted, waiting for a meeting"),
        AgendaItemStatus.Proposed => Pick("proposé à l'ordre du jour", "proposed for the agenda"),
        AgendaItemStatus.Admitted => Pick("inscrit à l'ordre du jour", "admitted to the agenda"),
        AgendaItemStatus.Returned => Pick("renvoyé pour compléments", "returned with gaps"),
        AgendaItemStatus.Withdrawn => Pick("retiré", "withdrawn"),
        AgendaItemStatus.Examined => Pick("examiné", "examined"),
        AgendaItemStatus.CarriedOver => Pick("reporté", "carried over"),
        _ => Pick("non abordé", "not reached"),
    };

    public static string Of(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => Pick("ouvert", "open"),
        CommitmentStatus.Kept => Pick("tenu", "kept"),
        CommitmentStatus.Broken => Pick("non tenu", "broken"),
        _ => Pick("abandonné", "dropped"),
    };

    public static string Of(ReferralStatus status) => status switch
    {
        ReferralStatus.Pending => Pick("en attente", "pending"),
        ReferralStatus.Placed => Pick("placé à un ordre du jour", "placed on an agenda"),
        ReferralStatus.Treated => Pick("traité", "treated"),
        _ => Pick("caduc", "lapsed"),
    };
}
