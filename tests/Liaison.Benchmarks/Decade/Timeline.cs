using Liaison.Domain.Prefectures;

namespace Liaison.Benchmarks.Decade;

/// <summary>How much is generated, and from what.</summary>
/// <param name="Until">The present day of what is generated; it began ten years before.</param>
/// <param name="NothingExpires">The journal has the content of all its entries, however old.</param>
public sealed record Volume(int Prefectures, int Cases, int Seed, DateOnly Until, bool NothingExpires = false)
{
    public const int ItemsPerCase = 3;
    public const int EntriesPerCase = 5;
}

/// <summary>What belongs where and when in the decade: all of it follows from the numbers of the rows.</summary>
public sealed class Timeline(Volume volume)
{
    public const int AssociationsPerPrefecture = 10;

    private const int Years = 10;
    private const int CasesInARow = 40;

    private readonly DateTimeOffset start = new(volume.Until.AddYears(-Years).ToDateTime(new TimeOnly(6, 0)), TimeSpan.Zero);

    public Volume Volume => volume;

    public Dice Dice { get; } = new(volume.Seed);

    /// <summary>The départements of metropolitan France and the five overseas ones that are prefectures like them: 101; fewer when so asked.</summary>
    public IReadOnlyList<Department> Departments { get; } =
        [.. Department.All.Where(department => string.CompareOrdinal(department.Code, "975") < 0 || department.Code == "976").Take(volume.Prefectures)];

    /// <summary>The instant at a part of the decade, from 0 to 1.</summary>
    public DateTimeOffset At(double part) => start.AddDays(part * (volume.Until.DayNumber - volume.Until.AddYears(-Years).DayNumber));

    public Guid AssociationId(int prefecture, int association) =>
        Dice.Id(Kind.Association, prefecture * AssociationsPerPrefecture + association, start.AddSeconds(prefecture * AssociationsPerPrefecture + association));

    /// <summary>Prefecture of a case; the cases go round the prefectures.</summary>
    public int PrefectureOf(int caseNumber) => caseNumber % volume.Prefectures;

    /// <summary>An association brings its cases in rows, as a season's work.</summary>
    public int AssociationOf(int caseNumber) => caseNumber / volume.Prefectures / CasesInARow % AssociationsPerPrefecture;

    public DateTimeOffset OpenedAt(int caseNumber) => At((double)caseNumber / volume.Cases);

    public Guid CaseId(int caseNumber) => Dice.Id(Kind.Case, caseNumber, OpenedAt(caseNumber));

    /// <summary>Persons of a household: an adult, and in three of ten a second one, and in as many a child.</summary>
    public (int Adults, int Children) Household(int caseNumber)
    {
        var fate = Dice.Throw(Kind.Case, caseNumber, 100);
        return (fate % 10 < 3 ? 2 : 1, fate / 10 < 3 ? 1 : 0);
    }

    public Guid PersonId(int caseNumber, int position) => Dice.Id(Kind.Person, caseNumber * 4L + position, OpenedAt(caseNumber));

    public int CasesOf(int prefecture) => (volume.Cases - prefecture + volume.Prefectures - 1) / volume.Prefectures;
}
