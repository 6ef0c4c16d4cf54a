using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Journal;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The journal of the decade: five looks at each case. Of those older than the retention nothing is left but their sealed commitments.</summary>
public sealed class JournalPart(Timeline timeline, sqlite3 database) : IDisposable
{
    private const int SaltBytes = 16;
    private const int RetentionMonths = 12;

    private readonly Bulk entries = new(database, "INSERT INTO journal_entry (id, at, prefecture_code, by_key, payload, salt) VALUES (?, ?, ?, ?, ?, ?)");

    /// <summary>Writes entries, leaves and tree, and a checkpoint a week; what the service adds itself is sealed when it next runs.</summary>
    public void Write(JournalKey key)
    {
        const int Weeks = 520;
        var count = (long)timeline.Volume.Cases * Volume.EntriesPerCase;
        var block = Math.Max(10, count / Weeks);
        using var tree = new TreePart(database, key);
        for (long first = 0; first < count; first += block)
        {
            var end = Math.Min(first + block, count);
            var sealedAt = timeline.At((double)end / count);
            // What one checkpoint covers expires together.
            var isExpired = !timeline.Volume.NothingExpires && sealedAt <= timeline.At(1).AddMonths(-RetentionMonths);
            for (var number = first; number < end; number++)
                tree.Append(CodeOf(number), isExpired ? WriteExpired(number, At(number, count)) : WriteKept(number, At(number, count)));
            tree.Seal(sealedAt);
        }
    }

    public void Dispose() => entries.Dispose();

    private DateTimeOffset At(long number, long count) => timeline.At((double)number / count);

    private string CodeOf(long number) => timeline.Departments[(int)(number % timeline.Volume.Prefectures)].Code;

    private byte[] WriteExpired(long number, DateTimeOffset at)
    {
        entries.Number(number + 1).At(at).Text(CodeOf(number)).Null().Null().Null().Done();
        var commitment = new byte[Merkle.HashBytes];
        for (var part = 0; part < 4; part++)
            BitConverter.TryWriteBytes(commitment.AsSpan(8 * part), timeline.Dice.Throw(Kind.Journal, number * 4 + part));
        return commitment;
    }

    private byte[] WriteKept(long number, DateTimeOffset at)
    {
        var caseNumber = (int)(number / Volume.EntriesPerCase);
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
        return SHA256.HashData(salted[..length]);
    }
}
