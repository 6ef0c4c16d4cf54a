using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Looks on PostgreSQL: each is entered into the journal at once, many in one commit.</summary>
public sealed class LookTable(PostgresDatabase database) : LookIntake
{
    public override Task<(long LastLook, IReadOnlyList<LeafTable.Unsealed> Entries)> EnterInto(Link sealing, long after, long lastEntry, int most) =>
        Task.FromResult<(long, IReadOnlyList<LeafTable.Unsealed>)>((after, []));

    public override Task Forget(long upTo) => Task.CompletedTask;

    public override Task<JournalBacklog> Waiting(long after) => Task.FromResult(JournalBacklog.None);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task Keep(JournalEntry look) => database.Append(link => link.Execute(EntryTable.Sql, look));
}
