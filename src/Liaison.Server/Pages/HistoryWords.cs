using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Server.Cases;
using static Liaison.Server.Web.Language;

namespace Liaison.Server.Pages;

/// <summary>What happened to a case, told to people in one sentence for each thing.</summary>
public static class HistoryWords
{
    public static string Of(HistoryEntry entry) => entry switch
    {
        CaseOpened => Pick("Le dossier est ouvert.", "The case was opened."),
        PersonAdded => Pick("Une personne est ajoutée au dossier.", "A person joined the case."),
        MandateGiven => Pick("Un mandat est donné à l'association.", "A mandate was given to the association."),
        MandateWithdrawn => Pick("Un mandat est retiré.", "A mandate was withdrawn."),
        ItemSubmitted submitted => Pick("Le dossier est déposé", "The case was submitted") + (submitted.Receipt is { } number ? $" ({number})." : "."),
        ItemMoved moved => Pick("Le point est", "The item is") + $" {Words.Of(moved.To)} ({Words.Of(moved.Side)}).",
        PlacedInMeeting meeting => Pick("Réunion", "Meeting") + $" {meeting.Reference}{Position(meeting)} : {Words.Of(meeting.ItemStatus)}.",
        OrientationGiven given => Pick("Orientation :", "Orientation:") + $" {Words.Of(given.Orientation)}.",
        OrientationContradicted => Pick("Une décision contredit l'orientation favorable donnée en réunion.", "A decision contradicts the favourable orientation given in a meeting."),
        DecisionMade made => Pick("Décision :", "Decision:") + $" {Words.Of(made.Decision)}.",
        UrgencyMoved urgency => (urgency.Step == UrgencyStep.Lifting ? Pick("L'urgence est levée :", "No longer urgent:") : Pick("Signalé urgent :", "Flagged as urgent:"))
            + $" {Words.Of(urgency.Urgency)}.",
        _ => Beside(entry),
    };

    /// <summary>What somebody said with it, as far as the reader may know.</summary>
    public static IEnumerable<string> Said(HistoryEntry entry) => (entry switch
    {
        ItemSubmitted submitted => (string?[])[submitted.Question],
        ItemMoved moved => [moved.Reason],
        OrientationGiven given => [given.AssociationView, given.OfficeView],
        UrgencyMoved urgency => [urgency.Reason],
        CommitmentMade made => [made.Text],
        CommitmentMoved moved => [moved.Reason],
        DocumentAdded document => [document.Title],
        DocumentRemoved document => [document.Reason],
        ReferralMoved referral => [referral.Reason],
        LinkMoved link => [link.Reason],
        _ => [],
    }).OfType<string>();

    private static string Beside(HistoryEntry entry) => entry switch
    {
        CommitmentMade made => Pick("Engagement", "Commitment") + $" ({Words.Of(made.Side)}), " + Pick("échéance", "due") + $" {Words.Day(made.DueDay)} : {Words.Of(made.Status)}.",
        CommitmentMoved moved => (moved.Step == CommitmentStep.Contestation ? Pick("Constat contesté : l'engagement est de nouveau ouvert", "Statement contested: the commitment is open again")
            : moved.Step == CommitmentStep.DueDay ? Pick("Échéance d'un engagement déplacée", "Due day of a commitment moved")
            : Pick("Engagement", "Commitment") + $" {Words.Of(moved.To)}") + $" ({Words.Of(moved.Side)}).",
        DocumentAdded document => Pick("Document ajouté", "Document added") + $" ({Words.Of(document.Side)}).",
        DocumentRemoved document => Pick("Document retiré", "Document removed") + $" ({Words.Of(document.Side)}).",
        CaseReferred referred => Pick("Renvoyé du cabinet vers une réunion technique", "Referred from the cabinet to a technical meeting") + $" ({referred.Number}, {referred.Origin}).",
        ReferralMoved referral => Pick("Renvoi", "Referral") + $" {referral.Number} : {Words.Of(referral.To)}.",
        Restated restated => (restated.PersonId is null ? Pick("Adresse ou exposé de la situation modifié", "Address or summary stated anew")
            : Pick("Données d'une personne modifiées", "What is stated of a person was stated anew")) + $" ({Words.Of(restated.Side)}).",
        LinkMoved link => link.Step == CaseLinkStep.Undoing ? Pick("Rapprochement défait.", "Link undone.") : Pick("Rapproché d'un autre dossier du même foyer.", "Linked with another case of the same household."),
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    private static string Position(PlacedInMeeting meeting) => meeting.Position is { } position ? Pick($", point {position}", $", item {position}") : "";
}
