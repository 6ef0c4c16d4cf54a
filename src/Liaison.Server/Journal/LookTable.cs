using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Looks on PostgreSQL: each is entered into the journal at once, many in one commit.</summary>
public sealed class LookTable(PostgresDatabase database) : LookIntake
{
    public override Task<long> EnterInto(Link sealing, long after, int most) => Task.FromResult(after);

    public override Task Forget(long upTo) => Task.CompletedTask;

    public override Task<JournalBacklog> Waiting(long after) => Task.FromResult(JournalBacklog.None);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task Keep(JournalEntry look) => database.Append(link => link.Execute(EntryTable.Sql, look));
}
