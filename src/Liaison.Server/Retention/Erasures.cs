using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Protection;

namespace Liaison.Server.Retention;

/// <summary>Destroys what hangs on cases: first the register names them, then their keys go, then their rows are blanked. Whatever cuts it short, the
/// next run does all of it once more; a case that the register names stays destroyed, whatever is restored.</summary>
public sealed class Erasures(Database database, Safe safe, ErasureRegister register, TimeProvider clock)
{
    // Others write in between.
    private const int CasesInOneWrite = 50;

    private sealed record Labelled
    {
        public required Guid RequestId { get; init; }
        public byte[]? SealedLabel { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>Ends every destruction that has begun. Returns how many lists it ended.</summary>
    public async Task<int> Finish(CancellationToken cancellationToken = default)
    {
        var ended = 0;
        foreach (var prefecture in await Prefectures())
        {
            foreach (var list in await database.Read(new Reach(prefecture, null), link => DestructionListTable.Begun(link, prefecture)))
            {
                await Erase(prefecture, [.. list.Cases.Select(listed => new Erasure(listed.CaseId, prefecture, list.Certificate!, list.BegunAt!.Value))],
                    cancellationToken);
                ended += await database.Write(new Reach(prefecture, null), link => Complete(link, list), cancellationToken);
            }
        }
        if (ended > 0)
            await database.Purge([.. HangsOnCase.All.Select(hanging => hanging.Table)]);
        return ended;
    }

    /// <summary>Destroys once more what the register names and restored data or keys have brought back. Returns how many cases that were.</summary>
    public async Task<int> Replay(CancellationToken cancellationToken = default)
    {
        var count = 0;
        var known = register.Read();
        await safe.Destroy([.. known.Select(erasure => erasure.Case)]);
        foreach (var prefecture in await Prefectures())
        {
            var erased = known.Where(erasure => erasure.Prefecture == prefecture).ToDictionary(erasure => erasure.Case);
            var back = erased.Count == 0 ? [] : (await database.Read(new Reach(prefecture, null), link => link.List<Guid>(
                "SELECT id FROM case_record WHERE prefecture_code = @prefecture AND (certificate IS NULL OR sealed IS NOT NULL)", new { prefecture })))
                .Where(erased.ContainsKey).ToList();
            if (back.Count == 0)
                continue;
            await Erase(prefecture, [.. back.Select(id => erased[id])], cancellationToken);
            await database.Write(new Reach(prefecture, null), async link =>
            {
                await EntryTable.Insert(link, JournalEntry.OfOperator("replayErasures", prefecture, clock.Now(),
                    [.. back.Select(id => new RecordReference("case", id, id))]));
                return back.Count;
            }, cancellationToken);
            count += back.Count;
        }
        if (count > 0)
            await database.Purge([.. HangsOnCase.All.Select(hanging => hanging.Table)]);
        return count;
    }

    private async Task Erase(string prefecture, IReadOnlyList<Erasure> erasures, CancellationToken cancellationToken)
    {
        await register.Add(erasures);
        await safe.Destroy([.. erasures.Select(erasure => erasure.Case)]);
        foreach (var part in erasures.Chunk(CasesInOneWrite))
        {
            await database.Write(new Reach(prefecture, null), async link =>
            {
                var changedAt = await ChangeClock.Tick(link, prefecture, clock.Now());
                foreach (var erasure in part)
                    await Blank(link, erasure, changedAt);
                return part.Length;
            }, cancellationToken);
        }
    }

    private async Task Blank(Link link, Erasure erasure, DateTimeOffset changedAt)
    {
        await ForgetLabels(link, erasure, changedAt);
        foreach (var hanging in HangsOnCase.All)
#pragma warning disable CA1857 // the texts of the one table
            await link.Execute(hanging.Statement, new { caseId = erasure.Case, changedAt, certificate = erasure.Certificate });
#pragma warning restore CA1857
    }

    // The labels of a request are sealed together: the one that became this case is taken out.
    private async Task ForgetLabels(Link link, Erasure erasure, DateTimeOffset changedAt)
    {
        var house = Safe.HouseOf(erasure.Prefecture);
        foreach (var labelled in await link.List<Labelled>("""
            SELECT request.id AS request_id, referral.sealed_label, request.sealed
            FROM referral JOIN audience_request request ON request.id = referral.audience_request_id
            WHERE referral.case_id = @caseId AND referral.sealed_label IS NOT NULL AND request.sealed IS NOT NULL ORDER BY referral.id
            """, new { caseId = erasure.Case }))
        {
            var label = safe.Open<string>(erasure.Prefecture, house, "label", labelled.SealedLabel);
            // Read anew: another label of the same request may just have been taken out.
            var present = await link.Find<byte[]>("SELECT sealed FROM audience_request WHERE id = @RequestId", new { labelled.RequestId });
            var labels = safe.Open<List<string>>(erasure.Prefecture, house, "labels", present) ?? [];
            if (label is null || !labels.Remove(label))
                continue;
            await link.Execute("UPDATE audience_request SET sealed = @Sealed, changed_at = @changedAt WHERE id = @RequestId",
                new { Sealed = safe.Seal<IReadOnlyList<string>>(erasure.Prefecture, house, "labels", labels), changedAt, labelled.RequestId });
        }
    }

    private async Task<int> Complete(Link link, DestructionList list)
    {
        var now = clock.Now();
        var ended = list.Complete(now);
        var saved = await link.Execute("""
            UPDATE destruction_list SET status = @Status, destroyed_at = @DestroyedAt, version = version + 1
            WHERE id = @Id AND version = @Version AND status = 'Destroying'
            """, new { Status = ended.Status.ToString(), ended.DestroyedAt, ended.Id, ended.Version });
        if (saved == 1)
            await EntryTable.Insert(link, JournalEntry.OfOperator("completeDestruction", list.PrefectureCode, now,
                new RecordReference(DestructionListTable.Noun, list.Id, null)));
        return saved;
    }

    private Task<IReadOnlyList<string>> Prefectures() =>
        database.Read(Reach.None, link => link.List<string>("SELECT code FROM prefecture ORDER BY code"));
}
