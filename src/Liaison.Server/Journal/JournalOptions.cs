namespace Liaison.Server.Journal;

/// <summary>Section <c>Journal</c> of the settings.</summary>
public sealed class JournalOptions
{
    /// <summary>Name of this journal, in all its checkpoints; kept from the first of them on.</summary>
    public string Origin { get; set; } = "liaison";

    /// <summary>How long the content of an entry is kept once it is sealed, 1 to 1200 months.</summary>
    public int PayloadMonths { get; set; } = 12;

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? WhyNot() =>
        string.IsNullOrWhiteSpace(Origin) || Origin.Any(char.IsControl) ? "Journal:Origin must be one line of text."
        : PayloadMonths is < 1 or > 1200 ? "Journal:PayloadMonths must lie between 1 and 1200."
        : null;
}
