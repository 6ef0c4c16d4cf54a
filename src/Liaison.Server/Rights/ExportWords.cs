using System.Collections.Frozen;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;
using Liaison.Server.Web;

namespace Liaison.Server.Rights;

/// <summary>The values of an export as people read them.</summary>
public static class ExportWords
{
    /// <summary>A value in the caller's language.</summary>
    public static string Of(Enum value) => Words[value].Text();

    /// <summary>A step, by its name in the API.</summary>
    public static string OfStep(string step) => Steps.TryGetValue(step, out var wording) ? wording.Text() : step;

    /// <summary>Whether a value has a word.</summary>
    public static bool Has(Enum value) => Words.ContainsKey(value);

    private static readonly FrozenDictionary<Enum, Wording> Words = new Dictionary<Enum, Wording>
    {
        [Side.Association] = new("l'association", "the association"), [Side.Prefecture] = new("la préfecture", "the prefecture"),
        [AgendaItemStatus.Submitted] = new("déposé", "submitted"), [AgendaItemStatus.Proposed] = new("proposé", "proposed"),
        [AgendaItemStatus.Admitted] = new("inscrit à l'ordre du jour", "on the agenda"), [AgendaItemStatus.Returned] = new("renvoyé pour être complété", "sent back"),
        [AgendaItemStatus.Withdrawn] = new("retiré", "withdrawn"), [AgendaItemStatus.Examined] = new("examiné", "examined"),
        [AgendaItemStatus.CarriedOver] = new("reporté", "carried over"), [AgendaItemStatus.NotReached] = new("non abordé", "not reached"),
        [MeetingStatus.Scheduled] = new("prévue", "scheduled"), [MeetingStatus.AgendaFrozen] = new("ordre du jour clos", "agenda frozen"),
        [MeetingStatus.Open] = new("en cours", "open"), [MeetingStatus.Held] = new("tenue", "held"), [MeetingStatus.Closed] = new("close", "closed"),
        [MeetingStatus.NotHeld] = new("non tenue", "not held"), [MeetingStatus.Cancelled] = new("annulée", "cancelled"),
        [Orientation.SummonsToFile] = new("convocation pour dépôt", "summons to file"), [Orientation.DocumentsRequested] = new("pièces demandées", "documents requested"),
        [Orientation.UnderReview] = new("en cours d'étude", "under review"), [Orientation.Reexamination] = new("réexamen", "re-examination"),
        [Orientation.ReferredToCommission] = new("commission du titre de séjour", "residence-permit commission"),
        [Orientation.Transferred] = new("transmis à une autre préfecture", "transferred"), [Orientation.ApplyOnline] = new("dépôt en ligne", "apply online"),
        [Orientation.FavourableInPrinciple] = new("favorable de principe", "favourable in principle"),
        [Orientation.UnfavourableInPrinciple] = new("défavorable de principe", "unfavourable in principle"),
        [Orientation.NoLongerRelevant] = new("sans objet", "no longer relevant"),
        [ReasonCategory.GroundNotMet] = new("conditions du fondement non remplies", "conditions of the ground not met"),
        [ReasonCategory.LengthOfResidence] = new("durée de présence", "length of residence"), [ReasonCategory.Evidence] = new("preuves", "evidence"),
        [ReasonCategory.Ties] = new("liens privés et familiaux", "private and family ties"), [ReasonCategory.Resources] = new("ressources ou emploi", "resources or employment"),
        [ReasonCategory.PublicOrder] = new("ordre public", "public order"), [ReasonCategory.Other] = new("autre motif", "another reason"),
        [DecisionKind.PermitGranted] = new("titre de séjour accordé", "permit granted"), [DecisionKind.ProvisionalPermitIssued] = new("autorisation provisoire de séjour", "provisional permit"),
        [DecisionKind.ApplicationReceiptIssued] = new("récépissé", "application receipt"), [DecisionKind.PermitRefused] = new("refus de séjour", "permit refused"),
        [DecisionKind.RefusedWithRemovalOrder] = new("refus de séjour avec OQTF", "refused with removal order"), [DecisionKind.RemovalOrder] = new("OQTF", "removal order"),
        [DecisionKind.RemovalOrderRepealed] = new("abrogation de l'OQTF", "removal order repealed"), [DecisionKind.ImplicitRefusal] = new("refus implicite", "implicit refusal"),
        [DecisionKind.RegistrationRefused] = new("refus d'enregistrement", "registration refused"), [DecisionKind.FileClosed] = new("classement sans suite", "file closed"),
        [DecisionKind.CourtAnnulment] = new("annulation par le tribunal", "annulled by the court"),
        [DocumentKind.Identity] = new("identité", "identity"), [DocumentKind.Residence] = new("présence en France", "residence"), [DocumentKind.Employment] = new("emploi", "employment"),
        [DocumentKind.Schooling] = new("scolarité", "schooling"), [DocumentKind.Family] = new("famille", "family"), [DocumentKind.Mandate] = new("mandat", "mandate"),
        [DocumentKind.Decision] = new("décision", "decision"), [DocumentKind.Correspondence] = new("correspondance", "correspondence"), [DocumentKind.Other] = new("autre", "other"),
        [DocumentStatus.Kept] = new("conservé", "kept"), [DocumentStatus.Removed] = new("retiré", "removed"),
        [DeadlineState.Running] = new("en cours", "running"), [DeadlineState.Unknown] = new("inconnu", "unknown"), [DeadlineState.Past] = new("échu", "past"),
        [CommitmentStatus.Open] = new("en cours", "open"), [CommitmentStatus.Kept] = new("tenu", "kept"), [CommitmentStatus.Broken] = new("non tenu", "broken"),
        [CommitmentStatus.Dropped] = new("abandonné", "dropped"),
        [ReferralStatus.Pending] = new("en attente", "pending"), [ReferralStatus.Placed] = new("inscrit", "placed"), [ReferralStatus.Treated] = new("traité", "treated"),
        [ReferralStatus.Lapsed] = new("caduc", "lapsed"),
        [MandateScope.Presentation] = new("présentation", "presentation"), [MandateScope.Correspondence] = new("correspondance", "correspondence"), [MandateScope.Full] = new("complet", "full"),
        [RetentionCategory.InactiveCases] = new("dossier sans suite nouvelle", "inactive case"), [RetentionCategory.WithdrawnCases] = new("dossier sans mandat", "withdrawn case"),
        [RectificationStatus.Done] = new("rectifié", "corrected"), [RectificationStatus.Refused] = new("refusé", "refused"),
        [RestrictionGround.AccuracyContested] = new("exactitude contestée", "accuracy contested"), [RestrictionGround.UnlawfulProcessing] = new("traitement illicite", "unlawful processing"),
        [RestrictionGround.NeededForClaims] = new("nécessaire à la défense de droits", "needed for legal claims"), [RestrictionGround.ObjectionPending] = new("opposition en cours d'examen", "objection pending"),
        [RestrictionStatus.Free] = new("levée", "lifted"), [RestrictionStatus.Restricted] = new("en vigueur", "in force"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Wording> Steps = new Dictionary<string, Wording>
    {
        ["proposal"] = new("proposition", "proposal"), ["admission"] = new("inscription", "admission"), ["return"] = new("renvoi pour complément", "return"),
        ["resubmission"] = new("nouveau dépôt", "resubmission"), ["withdrawal"] = new("retrait", "withdrawal"), ["examination"] = new("examen", "examination"),
        ["carryOver"] = new("report", "carry-over"), ["notReached"] = new("non abordé", "not reached"), ["urgency"] = new("signalé urgent", "flagged as urgent"),
        ["release"] = new("remis en attente", "back to the pool"), ["lifting"] = new("levée", "lifting"), ["hold"] = new("gel", "legal hold"), ["restrictions"] = new("limitation", "restriction"), ["links"] = new("rapprochement", "link"), ["undoing"] = new("rapprochement défait", "link undone"),
        ["uses"] = new("utilisation admise", "use admitted"),
    }.ToFrozenDictionary();
}
