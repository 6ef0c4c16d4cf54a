using System.Globalization;

namespace Liaison.Domain.Cases;

/// <summary>Why a nationality should be looked at once more.</summary>
public enum NationalityHintKind
{
    /// <summary>The state is no more: the person may have the nationality of a successor, or none.</summary>
    FormerState,
    /// <summary>Two former states had this code; their four letters of ISO 3166-3 tell them apart.</summary>
    TwoStates,
    /// <summary>The state was no more when the person was born.</summary>
    EndedBeforeBirth,
    /// <summary>The state was no more on the day of the decision.</summary>
    EndedBeforeDecision,
    /// <summary>The state was not there yet on the day of the decision.</summary>
    NotYetOnDecisionDay,
}

/// <summary>Tells that a nationality and a day do not go together. It is told and never refused: papers outlive states, and a state is often written
/// down under its present name. [domain rule 26]</summary>
/// <param name="Nationality">As it is stated.</param>
/// <param name="Text">The sentence that readers see.</param>
public sealed record NationalityHint(string Nationality, NationalityHintKind Kind, Wording Text)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>What there is to tell of a person's nationalities as such. Where the year of birth alone is known its first day counts, in favour of
    /// what is stated.</summary>
    public static IReadOnlyList<NationalityHint> Of(Person person)
    {
        var born = person.BirthDate ?? (person.BirthYear is { } year ? new DateOnly(year, 1, 1) : DateOnly.MinValue);
        return [.. person.Nationalities.Select(code => OfBirth(code, born)).OfType<NationalityHint>()];
    }

    /// <summary>What there is to tell of a person's nationalities on the day of a decision.</summary>
    public static IReadOnlyList<NationalityHint> Of(Person person, DateOnly decisionDay) =>
        [.. person.Nationalities.Select(code => OfDecision(code, decisionDay)).OfType<NationalityHint>()];

    private static NationalityHint? OfBirth(string code, DateOnly born)
    {
        var former = DatedState.Meant(code).Where(state => state.LastDay is not null).ToList();
        var possible = former.Where(state => born <= state.LastDay).ToList();
        return (former, possible) switch
        {
            ([], _) => null,
            ([.., var last], []) => Telling(code, NationalityHintKind.EndedBeforeBirth, last,
                told => $"{told.Name} : cet État n'existait plus à la naissance (dernier jour : {told.LastDay}).",
                told => $"{told.Name}: this state was no more at the birth (last day: {told.LastDay})."),
            (_, [var only]) => Telling(code, NationalityHintKind.FormerState, only,
                told => $"{told.Name} : cet État n'existe plus (dernier jour : {told.LastDay}). États successeurs : {told.Successors}.",
                told => $"{told.Name}: this state is no more (last day: {told.LastDay}). Successor states: {told.Successors}."),
            _ => Choice(code, possible),
        };
    }

    private static NationalityHint? OfDecision(string code, DateOnly day)
    {
        var meant = DatedState.Meant(code).ToList();
        if (meant.Count == 0 || meant.Any(state => state.IsOn(day)))
            return null;
        return meant.FindLast(state => state.LastDay < day) is { } ended
            ? Telling(code, NationalityHintKind.EndedBeforeDecision, ended,
                told => $"{told.Name} : cet État n'existait plus le jour de la décision (dernier jour : {told.LastDay}).",
                told => $"{told.Name}: this state was no more on the day of the decision (last day: {told.LastDay}).")
            : Telling(code, NationalityHintKind.NotYetOnDecisionDay, meant[0],
                told => $"{told.Name} : cet État n'existait pas encore le jour de la décision (premier jour : {told.FirstDay}).",
                told => $"{told.Name}: this state was not there yet on the day of the decision (first day: {told.FirstDay}).");
    }

    private static NationalityHint Choice(string code, List<DatedState> possible) => new(code, NationalityHintKind.TwoStates, new Wording(
        $"{code} a désigné deux États ; préciser : {string.Join(", ", possible.Select(state => $"{state.FormerCode} ({state.Name!.French})"))}.",
        $"{code} was the code of two states; say which: {string.Join(", ", possible.Select(state => $"{state.FormerCode} ({state.Name!.English})"))}."));

    private sealed record Told(string Name, string? FirstDay, string? LastDay, string Successors);

    private static NationalityHint Telling(string code, NationalityHintKind kind, DatedState state, Func<Told, string> french, Func<Told, string> english)
    {
        Told In(CultureInfo language, string? name) => new(name ?? code, state.FirstDay?.ToString("d MMMM yyyy", language),
            state.LastDay?.ToString("d MMMM yyyy", language), string.Join(", ", state.Successors));
        return new NationalityHint(code, kind, new Wording(french(In(French, state.Name?.French)), english(In(English, state.Name?.English))));
    }
}
