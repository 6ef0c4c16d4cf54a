using System.Globalization;
using System.Text;

namespace Liaison.Benchmarks.Malformed;

/// <summary>Requests whose body ends elsewhere than it says.</summary>
public static class Transport
{
    private const string Json = "Content-Type: application/json\r\n";
    private const string Chunked = Json + "Transfer-Encoding: chunked\r\n";

    public static Attack Spoil(Draft draft, Random chance)
    {
        var body = draft.Body ?? "{}"u8.ToArray();
        draft = draft with { Body = body };
        var half = body[..(body.Length / 2)];
        return chance.Next(12) switch
        {
            0 => Sent(draft, $"{Json}Content-Length: {body.Length + 10}\r\n", body, isCut: true),
            1 => Sent(draft, $"{Json}Content-Length: {Math.Max(0, body.Length - 5)}\r\n", body),
            2 => Sent(draft, $"{Json}Content-Length: -1\r\n", body),
            3 => Sent(draft, $"{Json}Content-Length: 99999999999999999999\r\n", body),
            4 => Sent(draft, $"{Json}Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n", Chunk(body)),
            5 => Sent(draft, $"{Json}Content-Length: 2000000\r\n", body),
            6 => Sent(draft, Chunked, Chunk(half), isCut: true),
            7 => Sent(draft, Chunked, Chunk(body)[..^5], isCut: true),
            8 => Sent(draft, Chunked, [.. "zz\r\n"u8, .. body]),
            9 => Sent(draft, Chunked, Chunk(body, $";{Hostile.Sent}=1", "X: y\r\n")),
            10 => Sent(draft, $"{Json}Transfer-Encoding: gzip, chunked\r\n", Chunk(body)),
            _ => Sent(draft, $"{Json}Content-Encoding: gzip\r\nContent-Length: {half.Length}\r\n", half),
        };
    }

    private static Attack Sent(Draft draft, string headers, byte[] body, bool isCut = false) =>
        (draft with { Headers = headers, Body = body }).As("transport") with { IsCut = isCut };

    private static byte[] Chunk(byte[] body, string extension = "", string trailer = "") =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{body.Length:x}{extension}\r\n")), .. body,
        .. Encoding.ASCII.GetBytes($"\r\n0\r\n{trailer}\r\n"),
    ];
}
