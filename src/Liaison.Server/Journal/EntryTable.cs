using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Writes entries; they are never changed.</summary>
public static class EntryTable
{
    public const string Sql = """
        INSERT INTO journal_entry (at, prefecture_code, by_key, payload, salt) VALUES (@At, @Prefecture, @By, @Payload, @Salt)
        """;

    /// <summary>Adds an entry to the transaction of the act; where that fails, so does the act, with <c>journal.unavailable</c>.</summary>
    public static Task Insert(Session db, JournalEntry entry) => JournalRules.Refusing(() => db.Execute(Sql, entry));

    /// <summary>Adds an entry under a number that no other has.</summary>
    public static Task Insert(Link link, long id, JournalEntry entry) => link.Execute("""
        INSERT INTO journal_entry (id, at, prefecture_code, by_key, payload, salt) VALUES (@id, @At, @Prefecture, @By, @Payload, @Salt)
        """, new { id, entry.At, entry.Prefecture, entry.By, entry.Payload, entry.Salt });

    /// <inheritdoc cref="Insert(Session, JournalEntry)"/>
    public static Task Insert(Link link, JournalEntry entry) => JournalRules.Refusing(() => link.Execute(Sql, entry));
}
