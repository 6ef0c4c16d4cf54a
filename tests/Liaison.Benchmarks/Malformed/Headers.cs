namespace Liaison.Benchmarks.Malformed;

/// <summary>Requests with rubbish in a header.</summary>
public static class Headers
{
    private static readonly string[] Types =
    [
        "", "application/json; charset=utf-7", "application/json; charset=" + Hostile.Sent, "application/json; charset=\"\"",
        "application/json; charset=utf-16", "application/json;;;", "application/json; q=",
        "text/plain", "text/json", "application/vnd.api+json", "application/x-www-form-urlencoded", "multipart/form-data",
        "multipart/form-data; boundary=" + Hostile.Sent, "application/xml", "*/*", "json", ";",
        "application/json, text/plain", "application/json\r\nContent-Type: text/plain", "APPLICATION/JSON",
        "application/json; charset=utf-8; charset=latin1", "application/problem+json", Hostile.Raw(0xE9),
    ];

    private static readonly string[] Names =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "Accept-Charset", "Idempotency-Key", "If-Match", "If-None-Match", "If-Modified-Since",
        "If-Unmodified-Since", "Range", "Cookie", "Origin", "Referer",
        "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-HTTP-Method-Override", "traceparent", "tracestate", "baggage",
        "Via", "Expect", "Upgrade", "Connection", "TE", "Content-Language",
        "Content-Encoding", "Content-MD5", "Date", "User-Agent", "X-Request-Id", "Prefer", "Sec-Fetch-Site", "Access-Control-Request-Method",
        "Max-Forwards", "Host", Hostile.Sent,
    ];

    private static readonly string[] Values =
    [
        "", " ", "*", "\"\"", "\"", "\"" + Hostile.Sent + "\"", "W/\"x\"", "\"a\",\"b\"", "\"" + new string('k', 300) + "\"",
        Hostile.Sent, "," + Hostile.Sent + ";;q=", "fr;q=9,en;q=x", "en-" + new string('x', 200),
        "zz-ZZ-ZZ", "x-klingon, *;q=0.0000001", "../../..", "fr\tde", Hostile.Raw(0xE9, 0x80), "é" + Hostile.Sent, "\u0001", "bytes=0-,-1,9-3",
        "gzip", "br, deflate, zstd", "identity;q=0", "chunked", "100-continue", "200-ok",
        "00-00000000000000000000000000000000-0000000000000000-00", "00-" + Hostile.Sent, "Thu, 32 Foo 2017 99:99:99 GMT", "DELETE", "https",
        "javascript:" + Hostile.Sent, "127.0.0.1, ::1, " + Hostile.Sent, "${jndi:ldap://x}",
        "a=b; c=" + Hostile.Sent + "; =; ;;", "h2c", "close, keep-alive", "application/json;q=0, text/html",
        "application/" + Hostile.Sent, "text/csv; dialect=excel-fr",
    ];

    private static readonly string[] Keys =
    [
        "", "Authorization: \r\n", "Authorization: Bearer\r\n", "Authorization: Bearer  \r\n", "Authorization: Basic YTpi\r\n",
        "Authorization: Bearer lia_" + Hostile.Sent + "_x\r\n",
        "Authorization: Bearer lia_abcdefgh_" + new string('0', 64) + "\r\n",
        "Authorization: Bearer lia_" + Hostile.Raw(0xC3, 0x28) + "aaaaaa_" + new string('0', 64) + "\r\n",
        "Authorization: Bearer " + new string('_', 9_000) + "\r\n",
        "Authorization: Bearer lia_'or1=1-_" + new string('f', 64) + "\r\n", "Authorization: Bearer lia_a%00bcdef_" + new string('f', 64) + "\r\n",
        "Authorization: bearer null\r\nAuthorization: Bearer x\r\n", "Authorization: Negotiate " + Hostile.Sent + "\r\n",
    ];

    public static Attack Spoil(Draft draft, Random chance)
    {
        var type = draft.Body is null ? "" : "Content-Type: application/json\r\n";
        return chance.Next(10) switch
        {
            < 2 when draft.Body is not null => (draft with { Headers = $"Content-Type: {One(Types, chance)}\r\n" }).As("content type"),
            < 7 => (draft with { Headers = type + Rubbish(chance) }).As("header"),
            7 => (draft with { Authorization = One(Keys, chance) }).As("key"),
            8 => (draft with { Headers = type + Huge(chance) }).As("huge headers"),
            _ => (draft with { Headers = type + Rubbish(chance) + Rubbish(chance) }).As("header"),
        };
    }

    private static string Rubbish(Random chance) => $"{One(Names, chance)}: {One(Values, chance)}\r\n";

    private static string Huge(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(1, 130))
        .Select(index => $"X-{index}: {new string('h', chance.Next(900))}\r\n"));

    private static string One(string[] choices, Random chance) => choices[chance.Next(choices.Length)];
}
