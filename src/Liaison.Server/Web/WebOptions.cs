using System.Net;

namespace Liaison.Server.Web;

/// <summary>How the service is reached; setting <c>Web</c>.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses of the proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; nobody's by default.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>The same as networks, e.g. <c>10.1.0.0/16</c>.</summary>
    public IReadOnlyList<string> KnownNetworks { get; init; } = [];

    /// <summary>Refuses what did not come by HTTPS, probes apart.</summary>
    public bool RequireHttps { get; init; }

    /// <summary>For how many days a browser that came by HTTPS is told to come by nothing else; 0 tells it nothing.</summary>
    public int HstsDays { get; init; } = 365;

    /// <summary>Requests a minute and key, on this node; 0 sets no limit.</summary>
    public int KeyPerMinute { get; init; } = 3000;

    /// <summary>Requests a minute and address without a valid key, on this node; 0 sets no limit.</summary>
    public int AddressPerMinute { get; init; } = 600;

    /// <summary>Why the service cannot be reached as these settings say, or null when it can.</summary>
    public string? WhyNot() =>
        KnownProxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } proxy ? $"The setting Web:KnownProxies holds '{proxy}', which is no address."
        : KnownNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } network
            ? $"The setting Web:KnownNetworks holds '{network}', which is no network."
        : int.Min(HstsDays, int.Min(KeyPerMinute, AddressPerMinute)) < 0 ? "The settings Web:HstsDays, Web:KeyPerMinute and Web:AddressPerMinute are 0 or more."
        : null;
}
