using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The journal of the decade: five looks at each case. Of those older than the retention nothing is left but their sealed commitments.</summary>
public sealed class JournalPart(Timeline timeline, sqlite3 database) : IDisposable
{
    private const int SaltBytes = 16;
    private const int RetentionDays = 365;

    private readonly Bulk entries = new(database, "INSERT INTO journal_entry (id, at, prefecture_code, by_key, payload, salt) VALUES (?, ?, ?, ?, ?, ?)");
    private readonly Bulk leaves = new(database, "INSERT INTO journal_leaf (position, entry_id, prefecture_code, commitment) VALUES (?, ?, ?, ?)");

    /// <summary>What the service wrote itself comes before: it is sealed when the service next runs.</summary>
    public void Write()
    {
        var count = (long)timeline.Volume.Cases * Volume.EntriesPerCase;
        var keptFrom = timeline.At(1).AddDays(-RetentionDays);
        for (long number = 0; number < count; number++)
        {
            var at = timeline.At((double)number / count);
            if (at < keptFrom)
                WriteExpired(number, at);
            else
                WriteKept(number, at, (int)(number / Volume.EntriesPerCase));
        }
    }

    public void Dispose()
    {
        entries.Dispose();
        leaves.Dispose();
    }

    private string CodeOf(long number) => timeline.Departments[(int)(number % timeline.Volume.Prefectures)].Code;

    private void WriteExpired(long number, DateTimeOffset at)
    {
        entries.Number(number + 1).At(at).Text(CodeOf(number)).Null().Null().Null().Done();
        Span<byte> gone = stackalloc byte[32];
        for (var part = 0; part < 4; part++)
            BitConverter.TryWriteBytes(gone[(8 * part)..], timeline.Dice.Throw(Kind.Journal, number * 4 + part));
        leaves.Number(number).Number(number + 1).Text(CodeOf(number)).Bytes(gone).Done();
    }

    private void WriteKept(long number, DateTimeOffset at, int caseNumber)
    {
        Span<byte> salted = stackalloc byte[1024];
        BitConverter.TryWriteBytes(salted, timeline.Dice.Throw(Kind.Journal, number * 4));
        BitConverter.TryWriteBytes(salted[8..], timeline.Dice.Throw(Kind.Journal, number * 4 + 1));
        var key = timeline.Dice.Id(Kind.Journal, number % timeline.Volume.Prefectures, DateTimeOffset.UnixEpoch);
        // A journal names the cases of its own prefecture alone.
        var seen = Math.Min(timeline.Volume.Cases - 1, caseNumber - timeline.PrefectureOf(caseNumber) + (int)(number % timeline.Volume.Prefectures));
        var length = SaltBytes + Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            {"at":"{{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}","key":"{{key}}","role":"officeAgent","prefecture":"{{CodeOf(number)}}","association":null,"action":"readCase","right":"readCases","records":[],"cases":["{{timeline.CaseId(seen)}}"],"request":"{{number:x}}"}
            """), salted[SaltBytes..]);
        entries.Number(number + 1).At(at).Text(CodeOf(number)).Id(key).Text(salted[SaltBytes..length]).Bytes(salted[..SaltBytes]).Done();
        leaves.Number(number).Number(number + 1).Text(CodeOf(number)).Bytes(SHA256.HashData(salted[..length])).Done();
    }
}
