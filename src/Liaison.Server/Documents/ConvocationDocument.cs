using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;
using Liaison.Server.Meetings;

namespace Liaison.Server.Documents;

/// <summary>The convocation to a meeting: a letter to each association invited, each on a page of its own.</summary>
public static class ConvocationDocument
{
    public static readonly DocumentKind Kind = new("convocation",
        new Blanks(Sitting.Sample, false, "15 novembre 2017", ["Une association", "Une autre association"]),
        new Blanks(Sitting.Sample with { Kind = "entrevue spécifique", Theme = "Un thème" }, true, "", ["Une association"]));

    /// <param name="IsOff">It was cancelled or not held: nobody is to come.</param>
    /// <param name="FreezeDay">Until when items may be proposed; empty where there is no agenda.</param>
    public sealed record Blanks(Sitting Meeting, bool IsOff, string FreezeDay, IReadOnlyList<string> Addressees);

    public static Task<Document> Print(ReadConvocation.Response convocation, PrintRoom room) => room.Fill(Kind, convocation.Reference, new Blanks(
        new Sitting(convocation.Reference, convocation.Kind == MeetingKind.Technical ? "réunion technique" : "entrevue spécifique",
            French.Weekday(DateOnly.FromDateTime(convocation.StartsAt.DateTime)), French.Hour(TimeOnly.FromDateTime(convocation.StartsAt.DateTime)),
            French.Duration(convocation.DurationMinutes), convocation.Place, convocation.Theme ?? "", [.. convocation.Addressees.Select(addressee => addressee.Name)]),
        convocation.Status is MeetingStatus.Cancelled or MeetingStatus.NotHeld, convocation.FreezeDay is { } freeze ? French.Day(freeze) : "",
        [.. convocation.Addressees.Select(addressee => addressee.Name)]));
}
