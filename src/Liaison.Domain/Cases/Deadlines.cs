using Liaison.Domain.Calendar;

namespace Liaison.Domain.Cases;

/// <summary>The limits that run for a household: those of its decisions, and those that come with age and law. [domain rule 20]</summary>
public static class Deadlines
{
    private const int Nineteen = 19;

    /// <summary>So many months before a birthday it is shown.</summary>
    public const int BirthdayMonths = 12;

    /// <summary>The limits at a moment: what runs by its end, what is unknown, what is past. Of a person whom a withdrawn mandate hides,
    /// those of the decisions alone.</summary>
    public static IReadOnlyList<Deadline> Of(Case household, IReadOnlyList<Decision> decisions, LocalNow now)
    {
        var limits = DecisionDeadlines.Of(household, decisions, now).Concat(
            household.Persons.Where(person => !household.Hides(person, now.Day)).SelectMany(person => OfPerson(person, now.Day)));
        return [.. limits.OrderBy(limit => limit.StateAt(now)).ThenBy(limit => limit.EndDay ?? EndOf(limit.EndYear))];
    }

    private static IEnumerable<Deadline> OfPerson(Person person, DateOnly today)
    {
        if (Birthday(person, CaseRules.AgeOfMajority, DeadlineKind.EighteenthBirthday, today) is { } eighteenth)
            yield return eighteenth;
        if (Birthday(person, Nineteen, DeadlineKind.NineteenthBirthday, today) is { } nineteenth)
            yield return nineteenth;
        if (person.GroundKey is { } key && Ground.Of(key) is { LastDay: { } last } ground)
            yield return new Deadline
            {
                Kind = DeadlineKind.GroundEnd, PersonId = person.Id, StartDay = ground.Articles[^1].From, EndDay = last,
                Source = DeadlineSources.OfGround(ground),
            };
    }

    // A birth year alone gives a year: it is shown from twelve months before that begins until it is over.
    private static Deadline? Birthday(Person person, int age, DeadlineKind kind, DateOnly today)
    {
        if (person.BirthdayYear(age) is not { } year)
            return null;
        var birthday = person.Birthday(age);
        var first = (birthday ?? new DateOnly(year, 1, 1)).AddMonths(-BirthdayMonths);
        var last = birthday ?? EndOf(year);
        return today < first || today > last ? null : new Deadline
        {
            Kind = kind, PersonId = person.Id, StartDay = birthday is null ? null : first, EndDay = birthday, EndYear = birthday is null ? year : null,
            Source = age == Nineteen ? DeadlineSources.OfNineteenth(last) : DeadlineSources.OfMajority,
        };
    }

    private static DateOnly EndOf(int? year) => year is { } known ? new DateOnly(known, 12, 31) : DateOnly.MaxValue;
}
