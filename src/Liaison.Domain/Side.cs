namespace Liaison.Domain;

/// <summary>The two sides of a meeting.</summary>
public enum Side
{
    /// <summary>The association that supports the persons.</summary>
    Association,
    /// <summary>The State: foreigners office or cabinet.</summary>
    Prefecture,
}
