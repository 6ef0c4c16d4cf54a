namespace Liaison.Domain.Documents;

/// <summary>Words of one tone, set as French is set. A line break is <c>\n</c>.</summary>
public sealed record Run
{
    public Run(string text, bool isStrong = false) => (Text, IsStrong) = (Typography.Set(text), isStrong);

    public string Text { get; }

    public bool IsStrong { get; }
}

/// <summary>What stands in a paragraph, a heading or a cell.</summary>
public sealed record Words(IReadOnlyList<Run> Runs)
{
    public static readonly Words None = new([]);

    /// <summary>Its text without its tones.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));

    public bool IsEmpty => Runs.All(run => string.IsNullOrWhiteSpace(run.Text));

    public static implicit operator Words(string text) => new([new Run(text)]);

    /// <summary>Words that weigh more.</summary>
    public static Words Strong(string text) => new([new Run(text, isStrong: true)]);
}
