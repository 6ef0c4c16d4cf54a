using System.Net;
using System.Text.RegularExpressions;

namespace Liaison.Server.Tests.People;

/// <summary>What a page answered to a browser.</summary>
public sealed record Seen(int Status, string Address, string Text, HttpResponseMessage Response)
{
    /// <summary>Stable code of a refusal, as the page shows it.</summary>
    public string? Code => System.Text.RegularExpressions.Regex.Match(Text, "<code>([a-z_]+(?:\\.[a-z_]+)?)</code>") is { Success: true } shown ? shown.Groups[1].Value : null;

    public Seen Is(int status)
    {
        Assert.True(Status == status, $"Expected {status} of {Address}, got {Status}: {Text}");
        return this;
    }

    /// <summary>Asserts that a page refuses, with its code.</summary>
    public void IsRefused(int status, string code)
    {
        Is(status);
        Assert.Equal(code, Code);
        Assert.StartsWith("text/html", Response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
    }
}

/// <summary>A person's browser: keeps cookies by host, follows redirects, and sends a page's forms with what stands hidden in them. The service
/// is <c>https://liaison.example</c> to it.</summary>
public sealed partial class Browser : IDisposable
{
    private static readonly Uri Public = new(PeopleApp.Address);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<(string Host, string Name), string> cookies = [];
    private readonly Uri service;

    public Browser(Uri service) => this.service = service;

    public string Language { get; set; } = "fr";

    /// <summary>The page seen last.</summary>
    public Seen Page { get; private set; } = null!;

    /// <summary>Value of the session's cookie, or null.</summary>
    public string? SessionCookie
    {
        get => cookies.GetValueOrDefault((Public.Host, PeopleApp.Cookie));
        set => cookies[(Public.Host, PeopleApp.Cookie)] = value!;
    }

    /// <summary>Where a redirect leads that is not followed.</summary>
    public Func<Uri, bool> StopsAt { get; set; } = _ => false;

    public Task<Seen> Get(string address) => Send(HttpMethod.Get, new Uri(Public, address), null);

    /// <summary>Sends a form of the page seen last: its hidden fields, and what is typed.</summary>
    public Task<Seen> Submit(string action, params (string Name, string Value)[] typed)
    {
        var form = Form().Matches(Page.Text).Single(found => found.Groups["action"].Value == action).Value;
        var hidden = Hidden().Matches(form).Select(found => (Name: found.Groups["name"].Value, Value: WebUtility.HtmlDecode(found.Groups["value"].Value)));
        return Post(action, [.. hidden.Where(field => typed.All(given => given.Name != field.Name)), .. typed]);
    }

    /// <summary>Sends exactly these fields.</summary>
    public Task<Seen> Post(string action, params (string Name, string Value)[] fields) => Send(HttpMethod.Post, new Uri(Public, action),
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Sends a request of a script, with a header of its own.</summary>
    public Task<Seen> Send(HttpMethod method, string address, HttpContent? content, string? antiforgery) =>
        Send(method, new Uri(Public, address), content, antiforgery);

    /// <summary>The antiforgery token of the page seen last.</summary>
    public string Token => Hidden().Matches(Page.Text).First(found => found.Groups["name"].Value == "__RequestVerificationToken").Groups["value"].Value;

    /// <summary>Takes all cookies of another browser.</summary>
    public void CopyCookies(Browser other)
    {
        foreach (var (key, value) in other.cookies)
            cookies[key] = value;
    }

    public IEnumerable<string> CookieNames => cookies.Keys.Select(key => key.Name);

    public void Dispose() => http.Dispose();

    private async Task<Seen> Send(HttpMethod method, Uri address, HttpContent? content, string? antiforgery = null)
    {
        using var request = new HttpRequestMessage(method, address.Host == Public.Host ? new Uri(service, address.PathAndQuery) : address) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(Language);
        if (cookies.Where(cookie => cookie.Key.Host == address.Host).Select(cookie => $"{cookie.Key.Name}={cookie.Value}").ToList() is { Count: > 0 } own)
            request.Headers.Add("Cookie", string.Join("; ", own));
        if (antiforgery is not null)
            request.Headers.Add("X-Antiforgery-Token", antiforgery);
        var response = await http.SendAsync(request);
        Keep(address.Host, response);
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location && !StopsAt(new Uri(address, location)))
            return await Send(HttpMethod.Get, new Uri(address, location), null);
        Page = new Seen((int)response.StatusCode, (response.Headers.Location is { } next ? new Uri(address, next) : address).ToString(),
            await response.Content.ReadAsStringAsync(), response);
        return Page;
    }

    private void Keep(string host, HttpResponseMessage response)
    {
        foreach (var text in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..].Split(';')[0]);
            if (value.Length == 0)
                cookies.Remove((host, name));
            else
                cookies[(host, name)] = value;
        }
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\"(?: value=\"(?<value>[^\"]*)\")?")]
    private static partial Regex Hidden();
}
