namespace Liaison.Server.SignIn;

/// <summary>How people sign in; setting <c>SignIn</c>. Without an address of the service nobody does, and only keys open it.</summary>
public sealed record SignInOptions
{
    /// <summary>The address under which people reach the service, e.g. <c>https://liaison.example</c>.</summary>
    public Uri? PublicAddress { get; init; }

    public ProConnectOptions ProConnect { get; init; } = new();

    /// <summary>Whether people can sign in at all.</summary>
    public bool IsOn => PublicAddress is not null;

    /// <summary>Whether cookies are for HTTPS alone: everywhere but on a developer's own machine.</summary>
    public bool IsSecure => PublicAddress?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Name of a cookie; browsers hold those of HTTPS to this host and to all of its paths.</summary>
    public string CookieName(string what) => (IsSecure ? "__Host-" : "") + what;

    /// <summary>The link of an invitation.</summary>
    public Uri LinkOf(string secret) => new(PublicAddress!, $"invitation/{secret}");

    /// <summary>Why nobody could sign in as these settings say, or null.</summary>
    public string? WhyNot() =>
        PublicAddress is { } address && (!address.IsAbsoluteUri || address.PathAndQuery != "/" || !IsSafe(address))
            ? "The setting SignIn:PublicAddress must be an address of HTTPS without a path, such as https://liaison.example."
        : ProConnect.IsOn && !IsOn ? "The setting SignIn:ProConnect needs SignIn:PublicAddress as well."
        : ProConnect.WhyNot();

    /// <summary>HTTPS, or a developer's own machine.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}

/// <summary>The OpenID provider of the prefecture's people, and of whoever else has an account with it; setting <c>SignIn:ProConnect</c>.</summary>
public sealed record ProConnectOptions
{
    /// <summary>The provider, as its discovery document names it. Without it this way is closed.</summary>
    public Uri? Authority { get; init; }

    public string? ClientId { get; init; }

    /// <summary>File that holds the client's secret and nothing else.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>What is asked of the provider; no more than the identity is needed.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Levels of authentication that are accepted; any where none is named.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>Algorithms by which the provider may sign; each has a private and a public key.</summary>
    public IReadOnlyList<string>? Algorithms { get; init; }

    public bool IsOn => Authority is not null;

    internal IReadOnlyList<string> SignedBy => Algorithms ?? ["RS256", "PS256", "ES256"];

    internal IReadOnlyList<string> Asked => Scopes ?? ["openid"];

    internal string? WhyNot() =>
        !IsOn ? null
        : !SignInOptions.IsSafe(Authority!) ? "The setting SignIn:ProConnect:Authority must be an address of HTTPS."
        : string.IsNullOrEmpty(ClientId) ? "The setting SignIn:ProConnect:ClientId is missing."
        : !File.Exists(ClientSecretFile) ? "The setting SignIn:ProConnect:ClientSecretFile names no file."
        : SignedBy.FirstOrDefault(name => !IsAsymmetric(name)) is { } wrong
            ? $"The setting SignIn:ProConnect:Algorithms holds '{wrong}', which is none of RS, PS and ES."
        : null;

    private static bool IsAsymmetric(string algorithm) => algorithm is ['R' or 'P' or 'E', 'S', .. var size] && size is ("256" or "384" or "512");
}
