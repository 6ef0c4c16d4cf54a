namespace Liaison.Server.Pages;

/// <summary>Another way in that the page for signing in leads to.</summary>
public sealed record SignInLink(string Address, string French, string English);
