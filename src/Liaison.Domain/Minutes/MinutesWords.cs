using System.Globalization;
using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;

namespace Liaison.Domain.Minutes;

/// <summary>How minutes say in French what the service keeps as codes.</summary>
public static class MinutesWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>E.g. <c>mercredi 29 novembre 2017</c>.</summary>
    public static string Day(DateOnly day) => (day.Day == 1 ? day.ToString("dddd 1'er' MMMM yyyy", French) : day.ToString("dddd d MMMM yyyy", French));

    /// <summary>E.g. <c>14 h 30</c>, by the clock of the place.</summary>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("H' h 'mm", French);

    /// <summary>The local day of an instant.</summary>
    public static string Day(DateTimeOffset instant, TimeZoneInfo zone) => Day(LocalTime.DayOf(instant, zone));

    public static string Of(Side side) => side == Side.Prefecture ? "préfecture" : "association";

    public static string Of(Orientation orientation) => orientation switch
    {
        Orientation.SummonsToFile => "convocation pour dépôt d'un dossier",
        Orientation.DocumentsRequested => "demande de pièces",
        Orientation.UnderReview => "examen en cours",
        Orientation.Reexamination => "réexamen",
        Orientation.ReferredToCommission => "saisine de la commission du titre de séjour",
        Orientation.Transferred => "transfert à une autre préfecture",
        Orientation.ApplyOnline => "dépôt en ligne",
        Orientation.FavourableInPrinciple => "favorable de principe",
        Orientation.UnfavourableInPrinciple => "défavorable de principe",
        Orientation.NoLongerRelevant => "sans objet",
        _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
    };

    public static string Of(ReasonCategory reason) => reason switch
    {
        ReasonCategory.GroundNotMet => "conditions du fondement non remplies",
        ReasonCategory.LengthOfResidence => "durée de présence",
        ReasonCategory.Evidence => "justificatifs",
        ReasonCategory.Ties => "liens privés et familiaux",
        ReasonCategory.Resources => "ressources ou emploi",
        ReasonCategory.PublicOrder => "ordre public",
        ReasonCategory.Other => "autre motif",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>What became of an item that was not examined; null of one that was.</summary>
    public static string? Outcome(AgendaItemStatus status) => status switch
    {
        AgendaItemStatus.CarriedOver => "point reporté à la prochaine réunion",
        AgendaItemStatus.NotReached => "point non abordé, reporté à la prochaine réunion",
        AgendaItemStatus.Returned => "dossier incomplet, retourné à l'association",
        AgendaItemStatus.Withdrawn => "point retiré",
        _ => null,
    };

    public static string Of(Position position) => position switch
    {
        Position.None => "aucune observation",
        Position.Observed => "a présenté des observations, sans prendre position",
        Position.Approved => "approuve",
        Position.ApprovedWithReservations => "approuve avec réserves",
        Position.Contested => "conteste",
        _ => throw new ArgumentOutOfRangeException(nameof(position)),
    };

    public static string Of(MinutesResult result) => result switch
    {
        MinutesResult.NoObservation => "aucune observation ; le silence ne vaut pas accord",
        MinutesResult.Observed => "observations présentées, annexées",
        MinutesResult.ApprovedInPart => "approuvé par une partie des associations",
        MinutesResult.Approved => "approuvé",
        MinutesResult.ApprovedWithReservations => "approuvé avec réserves",
        MinutesResult.Contested => "contesté",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
