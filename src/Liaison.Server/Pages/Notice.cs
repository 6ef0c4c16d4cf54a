namespace Liaison.Server.Pages;

/// <summary>Something every page says above everything else.</summary>
public sealed record Notice(string French, string English);
