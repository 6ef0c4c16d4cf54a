namespace Liaison.Domain;

/// <summary>A sentence or a name that readers see, in both languages.</summary>
public sealed record Wording(string French, string English);
