using System.Diagnostics.CodeAnalysis;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;

namespace Liaison.Server.Data;

/// <summary>The database as one request sees it: one snapshot to read from, or one transaction to write in.
/// Its SQL is constant, and each statement limits itself to the caller's rows by <c>@Prefecture</c> and <c>@Association</c>.</summary>
public sealed class Session(Database database, Caller caller, TimeProvider clock, Safe safe) : IAsyncDisposable
{
    private readonly List<RecordReference> changed = [];
    private readonly Queue<Guid> newCases = [];
    private readonly Restricted restricted = new(caller);
    private Link? link;

    public Caller Caller => caller;

    /// <summary>Code of the caller's prefecture, for <c>@Prefecture</c>.</summary>
    public string Prefecture => caller.Prefecture;

    /// <summary>The caller's association, or null for the prefecture's own people, for <c>@Association</c>.</summary>
    public Guid? Association => caller.Association;

    /// <summary>The present instant, to the microsecond that both engines keep.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>The instant of the changes that the present write makes, for <c>changed_at</c>; within a prefecture it never goes back.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Whether statements run inside a write.</summary>
    public bool IsWriting { get; private set; }

    /// <summary>What need not be read again in the present snapshot or write.</summary>
    public Remembered Remembered { get; } = new();

    /// <summary>What the write of this request has made or changed, for the journal.</summary>
    public IReadOnlyList<RecordReference> Changed => changed;

    /// <summary>All rows of a statement.</summary>
    public async Task<IReadOnlyList<T>> List<T>([ConstantExpected] string sql, object? arguments = null) =>
        await (await Linked()).List<T>(sql, arguments);

    /// <summary>The one row of a statement, or null.</summary>
    public async Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null) =>
        await (await Linked()).Find<T>(sql, arguments);

    /// <summary>The one row of a statement; absent answers <c>not_found</c>.</summary>
    public async Task<T> Load<T>([ConstantExpected] string sql, object? arguments = null) where T : class =>
        await Find<T>(sql, arguments) ?? throw CommonRules.Absent.Because();

    /// <summary>Runs a statement that writes, and says how many rows it changed.</summary>
    /// <param name="unique">What to refuse with when a unique index speaks against it.</param>
    public async Task<int> Execute([ConstantExpected] string sql, object? arguments = null, Refusal? unique = null) =>
        await (await Linked()).Execute(sql, arguments, unique);

    /// <summary>Saves one row under <c>WHERE id = @Id AND version = @Version</c>; refused when somebody else was faster.</summary>
    public async Task Save([ConstantExpected] string sql, object arguments, Refusal? unique = null)
    {
        if (await Execute(sql, arguments, unique) != 1)
            throw DataRules.ChangedMeanwhile.Because();
    }

    /// <summary>Notes that the present write made or changed a record; the journal names it. Returns the session itself.</summary>
    /// <param name="noun">The word of the record, e.g. <c>meeting</c>.</param>
    /// <param name="caseId">The case it speaks of, if any.</param>
    /// <param name="digest">A hash of the record that the journal is to hold, if any.</param>
    public Session Note(string noun, Guid id, Guid? caseId = null, byte[]? digest = null)
    {
        changed.Add(new RecordReference(noun, id, caseId, digest is null ? null : Convert.ToBase64String(digest)));
        return this;
    }

    /// <summary>Seals what is said of a case, or of no case, under the key of that case or of the prefecture.</summary>
    /// <param name="field">What it is, e.g. <c>person</c>.</param>
    public byte[] Seal<T>(Guid? caseId, string field, T content) => safe.Seal(Prefecture, caseId ?? Safe.HouseOf(Prefecture), field, content);

    /// <summary>Whether what is said of a case is kept from the caller, since its processing is restricted.</summary>
    public bool Masks(Guid? caseId) => restricted.Holds(caseId);

    /// <summary>Opens what was sealed for the same case and field; the default where nothing was, where the case was erased, and where it is restricted.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c></exception>
    public T? Open<T>(Guid? caseId, string field, byte[]? envelope) =>
        envelope is null || Masks(caseId) ? default : safe.Open<T>(Prefecture, caseId ?? Safe.HouseOf(Prefecture), field, envelope);

    /// <summary>Seals bytes as they are under the key of a case.</summary>
    /// <param name="field">What they are; nothing else opens them.</param>
    public byte[] SealBytes(Guid caseId, string field, byte[] content) => safe.SealBytes(Prefecture, caseId, field, content);

    /// <summary>Opens bytes that were sealed for the same case and field; null where nothing was, where the case was erased, and where it is restricted.</summary>
    /// <exception cref="RefusedException"><c>protection.unreadable</c></exception>
    public byte[]? OpenBytes(Guid caseId, string field, byte[]? envelope) => Masks(caseId) ? null : safe.OpenBytes(Prefecture, caseId, field, envelope);

    /// <summary>Keyed hashes of texts by which something is found without being told.</summary>
    public IReadOnlyList<byte[]> Blind(IEnumerable<string> texts) => safe.Blind(Prefecture, texts);

    /// <summary>Makes ready for so many new cases, before the write that opens them: their keys are on disk when this returns.</summary>
    public async Task MakeCaseKeys(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => Ids.New(Now)).ToList();
        await safe.MakeKeys(Prefecture, ids);
        ids.ForEach(newCases.Enqueue);
    }

    /// <summary>The id of a new case, whose key is there already.</summary>
    public Guid NewCase() => newCases.Dequeue();

    /// <summary>Runs a command inside one transaction; everything it wrote is on disk when this returns, or nothing is.</summary>
    public async Task<T> Write<T>(Func<Task<T>> command, CancellationToken cancellationToken)
    {
        await EndReading();
        return await database.Write(Reach, async writing =>
        {
            (link, IsWriting) = (writing, true);
            restricted.Forget();
            changed.Clear();
            try
            {
                ChangedAt = await ChangeClock.Tick(writing, Prefecture, Now);
                return await command();
            }
            catch
            {
                changed.Clear();
                throw;
            }
            finally
            {
                (link, IsWriting) = (null, false);
                Remembered.Forget();
            }
        }, cancellationToken);
    }

    /// <inheritdoc cref="Restricted.Decide"/>
    public Task<T> Decide<T>(Func<Task<T>> decision) => restricted.Decide(decision);

    /// <summary>Ends the snapshot, so that the next statement sees a later one.</summary>
    public async ValueTask EndReading()
    {
        if (link is null || IsWriting)
            return;
        await link.DisposeAsync();
        link = null;
        Remembered.Forget();
    }

    public ValueTask DisposeAsync() => EndReading();

    private Reach Reach => new(caller.Prefecture, caller.Association);

    private ValueTask<Link> Linked() => link is not null && restricted.IsKnown ? ValueTask.FromResult(link) : Opened();

    private async ValueTask<Link> Opened()
    {
        if (link is null)
        {
            link = await database.OpenSnapshot(Reach);
            restricted.Forget();
        }
        await restricted.Know(link, Now);
        return link;
    }
}

/// <summary>A record that a write made or changed: its noun, its id, and the case it speaks of.</summary>
/// <param name="Digest">A hash of it in base64, where the journal is to prove what it was.</param>
public sealed record RecordReference(string Noun, Guid Id, Guid? CaseId, string? Digest = null);
