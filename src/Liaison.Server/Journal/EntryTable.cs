using System.Data.Common;
using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Writes entries; they are never changed.</summary>
public static class EntryTable
{
    private const string Sql = """
        INSERT INTO journal_entry (at, prefecture_code, by_key, payload, salt) VALUES (@At, @Prefecture, @KeyId, @Payload, @Salt)
        """;

    /// <summary>Adds an entry to the transaction of the act; where that fails, so does the act, with <c>journal.unavailable</c>.</summary>
    public static Task Insert(Session db, JournalEntry entry) => Refusing(() => db.Execute(Sql, entry));

    /// <inheritdoc cref="Insert(Session, JournalEntry)"/>
    public static Task Insert(Link link, JournalEntry entry) => Refusing(() => link.Execute(Sql, entry));

    /// <summary>Writes the entry of a look; on disk when this returns. Where that fails nothing may be shown: <c>journal.unavailable</c>.</summary>
    public static Task Append(Database database, JournalEntry entry) => Refusing(() => database.Append(link => link.Execute(Sql, entry)));

    private static async Task Refusing(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (error is DbException or Domain.RefusedException)
        {
            throw JournalRules.Unavailable.Because();
        }
    }
}
