namespace Liaison.Benchmarks.Malformed;

/// <summary>Requests with another method, or with an address that plays tricks.</summary>
public static class Lines
{
    private static readonly string[] Methods =
    [
        "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "FOO", "", "POST ", Hostile.Sent, new string('M', 200),
    ];

    public static Attack Spoil(Draft draft, Random chance) => chance.Next(3) == 0
        ? (draft with { Method = Methods[chance.Next(Methods.Length)] }).As("method")
        : (draft with { Address = Trick(draft.Address, chance) }).As("path");

    private static string Trick(string address, Random chance) => chance.Next(20) switch
    {
        0 => address + "/",
        1 => address.Replace("/v1", "//v1", StringComparison.Ordinal),
        2 => address + "/.",
        3 => address + "/../../../../etc/passwd",
        4 => address.Replace("/v1", "/v1/%2e%2e/v1", StringComparison.Ordinal),
        5 => address.Replace("/v1/", "/v1%2f", StringComparison.Ordinal),
        6 => address.ToUpperInvariant(),
        7 => address + ";jsessionid=" + Hostile.Sent,
        8 => address + "%00" + Hostile.Sent,
        9 => address + "\\..\\" + Hostile.Sent,
        10 => "http://" + Hostile.Sent + ".example" + address,
        11 => "*",
        12 => address[1..],
        13 => address + "/" + Hostile.Sent,
        14 => address + "#" + Hostile.Sent,
        15 => address + "/" + new string('p', chance.Next(9_000)),
        16 => address.Replace('i', 'İ'),
        17 => address + "/%E2%80%AE%C0%80",
        18 => address + " HTTP/9.9 " + Hostile.Sent,
        _ => "/" + string.Concat(Enumerable.Repeat("a/", chance.Next(2_000))),
    };
}
