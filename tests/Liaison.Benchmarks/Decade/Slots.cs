namespace Liaison.Benchmarks.Decade;

/// <summary>One meeting of the decade, with the cases on its agenda; a specific interview has none.</summary>
/// <param name="Number">Number among all meetings.</param>
/// <param name="FirstItem">Number of its first item among all items.</param>
public sealed record Slot(int Number, int Prefecture, DateTimeOffset CreatedAt, DateTimeOffset StartsAt, IReadOnlyList<int> Cases, long FirstItem)
{
    public bool IsInterview => Cases.Count == 0;

    public DateOnly Day => DateOnly.FromDateTime(StartsAt.UtcDateTime);
}

/// <summary>The meetings of the decade in the order in which they were scheduled: short agendas of five items and long ones in turn.</summary>
public sealed class Slots(Timeline timeline)
{
    public const int ShortAgenda = 5;

    private const int LongAgenda = 35;
    private const int EveryInterview = 12;
    private const int LeadDays = 45;

    private readonly int[] cursors = new int[timeline.Volume.Prefectures];
    private readonly HashSet<int> waiting = [];
    private int number;
    private long items;

    public IEnumerable<Slot> All()
    {
        // The first prefecture has the most cases: its progress tells the time for all of them.
        for (var round = 0; cursors[0] < ItemsOf(0); round++)
        {
            var at = timeline.At((double)cursors[0] / ItemsOf(0)).AddMilliseconds(round);
            for (var prefecture = 0; prefecture < cursors.Length; prefecture++)
            {
                if (cursors[prefecture] < ItemsOf(prefecture))
                    yield return Next(round, prefecture, at.AddSeconds(prefecture));
            }
        }
    }

    private Slot Next(int round, int prefecture, DateTimeOffset createdAt)
    {
        var startsAt = OnAWorkingDay(createdAt.AddDays(LeadDays), prefecture);
        var isOpen = DateOnly.FromDateTime(startsAt.UtcDateTime) >= timeline.Volume.Until;
        var cases = round % EveryInterview == EveryInterview - 1 ? [] : Take(prefecture, SizeOf(round, prefecture), isOpen);
        var slot = new Slot(number++, prefecture, createdAt, startsAt, cases, items);
        items += cases.Count;
        return slot;
    }

    private int ItemsOf(int prefecture) => timeline.CasesOf(prefecture) * Volume.ItemsPerCase;

    private int SizeOf(int round, int prefecture)
    {
        var wanted = round % 2 == 0 || timeline.CasesOf(prefecture) < LongAgenda * ShortAgenda ? ShortAgenda : LongAgenda;
        return Math.Min(wanted, ItemsOf(prefecture) - cursors[prefecture]);
    }

    private List<int> Take(int prefecture, int size, bool isOpen)
    {
        var taken = new List<int>(size);
        for (var index = 0; index < size; index++)
        {
            var chosen = CaseFor(prefecture, cursors[prefecture]++);
            // A case is put forward by one open item at a time.
            while (isOpen && !waiting.Add(chosen))
                chosen = chosen + timeline.Volume.Prefectures < timeline.Volume.Cases ? chosen + timeline.Volume.Prefectures : prefecture;
            taken.Add(chosen);
        }
        return taken;
    }

    // Each case comes up three times, some months apart, and never before it was opened.
    private int CaseFor(int prefecture, int item)
    {
        var cases = timeline.CasesOf(prefecture);
        var opened = item / Volume.ItemsPerCase;
        var turn = opened - Math.Min(100, cases / 100) - item % Volume.ItemsPerCase * Math.Min(250, cases / 40);
        var ordinal = turn >= 0 ? turn : timeline.Dice.Throw(Kind.Item, prefecture * 100_000L + item, opened + 1);
        return prefecture + ordinal * timeline.Volume.Prefectures;
    }

    private static DateTimeOffset OnAWorkingDay(DateTimeOffset at, int prefecture)
    {
        var day = at.UtcDateTime.Date;
        day = day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
        return new DateTimeOffset(day.AddHours(8 + prefecture % 7), TimeSpan.Zero);
    }
}
