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

    /// <inheritdoc cref="Insert(Session, JournalEntry)"/>
    public static Task Insert(Link link, JournalEntry entry) => JournalRules.Refusing(() => link.Execute(Sql, entry));
}
