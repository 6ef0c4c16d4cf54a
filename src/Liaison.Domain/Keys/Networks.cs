using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Liaison.Domain.Keys;

/// <summary>The networks from which a key may be used, as texts like <c>192.0.2.0/24</c>. [RFC 4632, RFC 4291 §2.3]</summary>
public static class Networks
{
    private const int MappedBits = 96;

    /// <summary>The networks in the form in which they are kept, each once. Code: <c>key.network_invalid</c>, at the network's place in <c>allowedNetworks</c>.</summary>
    public static IReadOnlyList<string> Checked(IReadOnlyList<string> networks) =>
        [.. networks.Select((text, index) => (Read(text) ?? throw KeyRules.NetworkInvalid.In($"allowedNetworks[{index}]")).ToString()).Distinct()];

    /// <summary>Whether an address lies in one of the networks; one that is not known lies in none.</summary>
    public static bool Contain(IReadOnlyList<string> networks, IPAddress? address)
    {
        if (address is null)
            return false;
        // A socket that takes both families shows an IPv4 address as ::ffff:192.0.2.1.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(text => IPNetwork.TryParse(text, out var network) && network.Contains(plain));
    }

    // Bits after the length, a zone, or an address that can be read in two ways: somebody meant something else.
    private static IPNetwork? Read(string text)
    {
        if (text.Split('/') is not [var first, { Length: > 0 and <= 3 } length] || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            || first.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(first, out var address))
            return null;
        if (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != first)
            return null;
        if (address.IsIPv4MappedToIPv6)
            (address, bits) = (address.MapToIPv4(), bits - MappedBits);
        return IPNetwork.TryParse($"{address}/{bits}", out var network) && network.BaseAddress.Equals(address) ? network : null;
    }
}
