using Liaison.Domain.Agendas;

namespace Liaison.Domain.Minutes;

/// <summary>How minutes say in French what the service keeps as codes, beyond the labels that all documents share.</summary>
public static class MinutesWords
{
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
