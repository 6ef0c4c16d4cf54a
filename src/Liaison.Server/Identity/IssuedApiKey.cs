namespace Liaison.Server.Identity;

/// <summary>A key whose secret was made just now.</summary>
/// <param name="Key">The full text of the key. It is shown this once: it is kept nowhere, and a repeated request makes another.</param>
public sealed record IssuedApiKey(string Key, ReadApiKey.Response ApiKey)
{
    /// <summary>Keeps the answer out of every cache on its way.</summary>
    public IssuedApiKey NotKept(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return this;
    }
}
