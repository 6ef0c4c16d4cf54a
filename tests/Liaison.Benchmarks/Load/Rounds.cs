namespace Liaison.Benchmarks.Load;

/// <summary>Several things measured in turn, so that what disturbs the machine disturbs all of them.</summary>
public static class Rounds
{
    // What is compiled while it runs is slow at first.
    private const int Thrown = 3;

    /// <summary>Measures each subject once a round, every other round in reverse; the rounds in which they warm up are thrown away.</summary>
    public static async Task<IReadOnlyList<T>[]> Interleaved<T>(int rounds, params Func<Task<T>>[] subjects)
    {
        var seen = subjects.Select(_ => new List<T>()).ToArray();
        for (var round = -Thrown; round < rounds; round++)
        {
            var order = Enumerable.Range(0, subjects.Length);
            foreach (var subject in round % 2 == 0 ? order : order.Reverse())
            {
                var result = await subjects[subject]();
                if (round >= 0)
                    seen[subject].Add(result);
            }
        }
        return [.. seen];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Median<T>(this IReadOnlyList<T> seen, Func<T, double> of) => Median(seen.Select(of));

    /// <summary>The median of the ratios of each round.</summary>
    public static double Ratio<T>(IReadOnlyList<T> ours, IReadOnlyList<T> floor, Func<T, double> of) =>
        Median(ours.Zip(floor, (mine, other) => of(mine) / of(other)));
}
