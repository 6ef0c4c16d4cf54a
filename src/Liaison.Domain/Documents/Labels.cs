using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;

namespace Liaison.Domain.Documents;

/// <summary>The words of the vocabularies in French documents and minutes.</summary>
public static class Labels
{
    public static string Of(Side side) => side == Side.Association ? "Association" : "Préfecture";

    public static string Of(AgendaItemStatus status) => status switch
    {
        AgendaItemStatus.Submitted => "Déposé",
        AgendaItemStatus.Proposed => "Proposé",
        AgendaItemStatus.Admitted => "Inscrit",
        AgendaItemStatus.Returned => "Renvoyé pour complément",
        AgendaItemStatus.Withdrawn => "Retiré",
        AgendaItemStatus.Examined => "Examiné",
        AgendaItemStatus.CarriedOver => "Reporté",
        AgendaItemStatus.NotReached => "Non abordé",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(Orientation orientation) => orientation switch
    {
        Orientation.SummonsToFile => "Convocation pour déposer une demande",
        Orientation.DocumentsRequested => "Pièces demandées",
        Orientation.UnderReview => "Instruction en cours",
        Orientation.Reexamination => "Réexamen",
        Orientation.ReferredToCommission => "Renvoi à la commission du titre de séjour",
        Orientation.Transferred => "Transmission à une autre préfecture",
        Orientation.ApplyOnline => "Demande à déposer en ligne",
        Orientation.FavourableInPrinciple => "Favorable sur le principe",
        Orientation.UnfavourableInPrinciple => "Défavorable sur le principe",
        Orientation.NoLongerRelevant => "Sans objet",
        _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
    };

    public static string Of(ReasonCategory reason) => reason switch
    {
        ReasonCategory.GroundNotMet => "conditions du fondement non remplies",
        ReasonCategory.LengthOfResidence => "durée de résidence",
        ReasonCategory.Evidence => "éléments produits",
        ReasonCategory.Ties => "liens privés et familiaux",
        ReasonCategory.Resources => "ressources ou emploi",
        ReasonCategory.PublicOrder => "ordre public",
        ReasonCategory.Other => "autre motif",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => "En cours",
        CommitmentStatus.Kept => "Tenu",
        CommitmentStatus.Broken => "Non tenu",
        CommitmentStatus.Dropped => "Abandonné",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(DecisionKind decision) => decision switch
    {
        DecisionKind.PermitGranted => "Titre de séjour accordé",
        DecisionKind.ProvisionalPermitIssued => "Autorisation provisoire de séjour délivrée",
        DecisionKind.ApplicationReceiptIssued => "Récépissé délivré",
        DecisionKind.PermitRefused => "Refus de séjour",
        DecisionKind.RefusedWithRemovalOrder => "Refus de séjour avec obligation de quitter le territoire",
        DecisionKind.RemovalOrder => "Obligation de quitter le territoire",
        DecisionKind.RemovalOrderRepealed => "Obligation de quitter le territoire abrogée",
        DecisionKind.ImplicitRefusal => "Refus implicite",
        DecisionKind.RegistrationRefused => "Refus d’enregistrement",
        DecisionKind.FileClosed => "Classement sans suite",
        DecisionKind.CourtAnnulment => "Annulation par le juge",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
