using System.Text;

namespace Liaison.Benchmarks.Malformed;

/// <summary>Values that have hurt other services. A character from U+F700 on stands for the one byte of its last two digits.</summary>
public static class Hostile
{
    /// <summary>Stands in what is sent, and must never come back in a refusal or stand in a log.</summary>
    public const string Sent = "Kanarie7f3a";

    /// <summary>Stands in what is kept, and must never come back in a refusal or stand in a log.</summary>
    public const string Kept = "Kanarie9c21";

    private const char RawByte = '\uF700';

    /// <summary>JSON values, and what looks like some.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "false", "0", "-1", "-0", "1.5", "1e0", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e308", "1e999", "1e-400",
        "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x10", "1_000", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":1}",
        "{\"$ref\":\"#\"}", "undefined", "'x'", "",
        Text(""), Text(" "), Text("\\t\\n\\r"), Text(Sent), Text(Sent + new string('x', 700)), Text(Sent + new string('é', 2_500)),
        Text(new string('€', 120_000)),
        Text(Sent + "\\u0000"), Text(Sent + "\\u0007"), Text(Sent + "\\u001b[31m"), Text(Sent + "\\u202e"), Text(Sent + "\\u2066"),
        Text(Sent + "\\ufeff"), Text(Sent + "\\ufffd"),
        Text(Sent + "\\ufffe"), Text(Sent + "\\uffff"), Text("\\ud800"), Text("\\udc00"), Text("\\udc00\\ud800"), Text(Sent + "\\ud800x"),
        Text("\\ud83d\\ude00"), Text("\\udbff\\udfff"),
        Text(Sent + "\\x41"), Text(Sent + "\\u12"), Text(Sent + "\\"), Text(Sent + "\u0000"), Text(Sent + "\u0001"), Text(Sent + "\n"), Text("\uE000" + Sent),
        Text(Sent + Raw(0xC0, 0x80)), Text(Sent + Raw(0xC3, 0x28)), Text(Sent + Raw(0xED, 0xA0, 0x80)), Text(Sent + Raw(0xF5, 0x80, 0x80, 0x80)),
        Text(Sent + Raw(0xFF)), Text(Raw(0xE2, 0x82)),
        Text("Z" + string.Concat(Enumerable.Repeat("\u0301", 150))), Text("' OR '1'='1' -- " + Sent),
        Text("\\\"; DROP TABLE agenda_item; -- " + Sent), Text("%00%0d%0a" + Sent),
        Text("../../../../etc/passwd"), Text("${jndi:ldap://127.0.0.1/" + Sent + "}"), Text("{0}{max}{name} " + Sent),
        Text("<script>" + Sent + "</script>"), Text("=cmd|' /C calc'!A0"),
        Text("2017-02-30"), Text("0000-00-00"), Text("0001-01-01"), Text("9999-12-31"), Text("10000-01-01"), Text("2017-3-1"),
        Text("2017-12-12T25:00"), Text("2018-03-25T02:30"),
        Text("2018-10-28T02:30"), Text("2017-12-12T14:30Z"), Text("2017-12-12T14:30:00.123"), Text("9999-12-31T23:59"), Text("0001-01-01T00:00"),
        Text("24:00"), Text("18:00:00"),
        Text("00000000-0000-0000-0000-000000000000"), Text("ffffffff-ffff-ffff-ffff-ffffffffffff"), Text("{019a0000-0000-7000-8000-000000000001}"),
        Text("019a000000007000800000000000001"),
        Text("Technical"), Text("technical,specific"), Text("technical "), Text("next"), Text("NEXT"), Text("@"), Text("@@"), Text("a@b c"),
        Text("٠١٢٣٤٥٦٧٨"), Text("2Å"), Text("20"), Text("W80２001234"),
    ];

    /// <summary>What may stand where an address holds an id or another value, escaped where a client would.</summary>
    public static readonly IReadOnlyList<string> Segments =
    [
        "0", "-1", "9223372036854775808", "null", "undefined", Sent, "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "%7B019a0000-0000-7000-8000-000000000001%7D",
        "019a0000-0000-7000-8000-00000000000", "019a0000-0000-7000-8000-0000000000011", "019a0000%2D0000-7000-8000-000000000001", "%00", "%0d%0a",
        "%ff", "%c0%80", "%ed%a0%80", "%zz", "%", "%u0041",
        "..", "%2e%2e", "%252e%252e", "..%2f..%2f", "%5c", "a%2fb", "*", "'", "%27%20OR%201%3D1--" + Sent, "%F0%9F%98%80", "%E2%80%AE" + Sent, "20",
        "2A", "999", "1e3", "+1", "", " ", "a;b=c",
    ];

    /// <summary>The bytes of a text made of these values.</summary>
    public static byte[] Bytes(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(RawByte, (char)(RawByte + 0xFF)))
            return Encoding.UTF8.GetBytes(text);
        using var bytes = new MemoryStream();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= RawByte && rune.Value <= RawByte + 0xFF)
                bytes.WriteByte((byte)(rune.Value - RawByte));
            else
                bytes.Write(Encoding.UTF8.GetBytes(rune.ToString()));
        }
        return bytes.ToArray();
    }

    /// <summary>Bytes that are no UTF-8, as characters.</summary>
    public static string Raw(params byte[] bytes) => string.Concat(bytes.Select(value => (char)(RawByte + value)));

    private static string Text(string text) => $"\"{text}\"";
}
