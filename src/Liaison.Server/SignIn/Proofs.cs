using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Liaison.Server.SignIn;

/// <summary>Encrypts what proves a person with keys that lie outside the database: who holds the database alone opens nothing with it.</summary>
public sealed class Proofs(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Liaison.Proofs.v1");

    public string Seal(string proof) => protector.Protect(proof);

    /// <summary>The proof, or null where there is none or its key is lost: then it proves nothing.</summary>
    public string? Open(string? sealedProof)
    {
        try
        {
            return sealedProof is null ? null : protector.Unprotect(sealedProof);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Seals for a while what a page has to bring back.</summary>
    public string SealFor(TimeSpan time, string text) => protector.ToTimeLimitedDataProtector().Protect(text, time);

    /// <summary>What a page brought back, or null where it comes too late or not from here.</summary>
    public string? OpenInTime(string text)
    {
        try
        {
            return protector.ToTimeLimitedDataProtector().Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
