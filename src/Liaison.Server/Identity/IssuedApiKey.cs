namespace Liaison.Server.Identity;

/// <summary>A key whose secret was made just now.</summary>
/// <param name="Key">The full text of the key. It is shown this once and kept nowhere: a repeated request answers <c>idempotency_key.answered_once</c>.</param>
public sealed record IssuedApiKey(string Key, ReadApiKey.Response ApiKey)
{
    /// <summary>Keeps the answer out of every cache on its way.</summary>
    public IssuedApiKey NotKept(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return this;
    }
}
