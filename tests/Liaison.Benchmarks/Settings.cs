namespace Liaison.Benchmarks;

/// <summary>How an entry is run.</summary>
public sealed record Settings
{
    /// <summary>What is generated, injected and chosen by chance follows from it.</summary>
    public required int Seed { get; init; }

    /// <summary>Interleaved rounds of which the medians are shown.</summary>
    public required int Rounds { get; init; }

    /// <summary>Length of one measurement.</summary>
    public required int Seconds { get; init; }

    /// <summary>Cases of the national decade.</summary>
    public required int Cases { get; init; }

    /// <summary>The long form of a drill: every fault in full number.</summary>
    public required bool InFull { get; init; }

    /// <summary>Where generated databases are kept from one run to the next.</summary>
    public required string Folder { get; init; }

    public override string ToString() => FormattableString.Invariant($"seed {Seed}, {Rounds} interleaved rounds of {Seconds} s");
}
