namespace Liaison.Server.Journal;

/// <summary>In whose name and with which key this instance signs.</summary>
/// <param name="Origin">Name of the journal, unless its first checkpoint gave it another.</param>
public sealed record JournalSigner(string Origin, JournalKey Key);
