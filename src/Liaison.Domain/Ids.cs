using System.Security.Cryptography;

namespace Liaison.Domain;

/// <summary>Identifiers: UUID v7 for machines, random letters for people where a number could be counted.</summary>
public static class Ids
{
    // Crockford's alphabet: nothing that is misread on the telephone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new UUID v7 carrying the time of the service's clock.</summary>
    public static Guid New(DateTimeOffset at) => Guid.CreateVersion7(at);

    /// <summary>Eight random letters and digits, e.g. <c>7F3K9QXM</c>: not countable, not guessable in order.</summary>
    public static string RandomCode() => RandomNumberGenerator.GetString(Alphabet, 8);
}
