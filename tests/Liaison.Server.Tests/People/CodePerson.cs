using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Liaison.Server.Tests.People;

/// <summary>A person with an authenticator application, and the browser in which the invitation was accepted.</summary>
public sealed partial class CodePerson
{
    private string key = "";

    public required Browser Browser { get; init; }
    public string SignInName { get; private set; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Accepts an invitation by setting up the application.</summary>
    public static async Task<CodePerson> Accept(Browser browser, string invitation)
    {
        var person = new CodePerson { Browser = browser };
        (await browser.Get(invitation)).Is(200);
        (await browser.Submit($"{invitation}/code")).Is(200);
        person.key = Key().Match(browser.Page.Text).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        (await browser.Submit($"{invitation}/code/confirmation", ("code", person.Code()))).Is(200);
        person.SignInName = Key().Match(browser.Page.Text).Groups[1].Value;
        person.RecoveryCodes = [.. Recovery().Matches(browser.Page.Text).Select(found => found.Groups[1].Value)];
        return person;
    }

    /// <summary>The code that the application shows; each step of thirty seconds has another. [RFC 6238]</summary>
    // Identity looks at codes by the clock of the machine, and takes those of two steps before and after.
    public string Code(int step = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + step);
#pragma warning disable CA5350 // the algorithm of the standard
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>Signs in at a browser with a name and a code.</summary>
    public async Task<Seen> SignIn(Browser browser, string code, string? name = null)
    {
        await browser.Get("/sign-in");
        return await browser.Submit("/sign-in/code", ("name", name ?? SignInName), ("code", code));
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(group => group.Length == 8).Select(group => Convert.ToByte(new string(group), 2))];
    }

    [GeneratedRegex("<code class=\"key\">([A-Z0-9 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code></li>")]
    private static partial Regex Recovery();
}
