using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Identity;

/// <summary>The sessions, which are known before there is a caller and therefore stand outside the session of the database.</summary>
public sealed class PersonSessionTable(Database database, TimeProvider clock)
{
    public const string Noun = "session";

    /// <summary>The session of a cookie's token with its account, or null.</summary>
    public Task<HeldSession?> Find(string token) => database.Read(Reach.None, link => link.Find<HeldSession>("""
        SELECT s.id, s.account_id, s.id_token, s.created_at, s.seen_at, s.ended_at, p.role, p.prefecture_code, p.association_id, p.status,
            a.status AS association_status
        FROM person_session s JOIN account p ON p.id = s.account_id LEFT JOIN association a ON a.id = p.association_id WHERE s.token_hash = @hash
        """, new { hash = Invitation.HashOf(token) }));

    /// <summary>Begins a session; returns the token of its cookie, which is not kept.</summary>
    public async Task<string> Begin(Account account, SignInMeans means, string? idToken, string request)
    {
        var (token, now) = (PersonSession.NewToken(), clock.Now());
        var id = Ids.New(now);
        await database.Write(Reach.None, async link =>
        {
            await EntryTable.Insert(link, JournalEntry.OfPerson("signIn", account.AsCaller(id, request), now, new RecordReference(Noun, id, null)));
            return await link.Execute("""
                INSERT INTO person_session (id, account_id, token_hash, means, id_token, created_at, seen_at)
                VALUES (@id, @Account, @hash, @means, @idToken, @now, @now)
                """, new { id, Account = account.Id, hash = Invitation.HashOf(token), means = means.ToString(), idToken, now });
        });
        return token;
    }

    /// <summary>Remembers that a session was used.</summary>
    public Task Touch(HeldSession session) => database.Write(Reach.None, link => link.Execute(
        "UPDATE person_session SET seen_at = @now WHERE id = @Id AND ended_at IS NULL AND seen_at < @now", new { session.Id, now = clock.Now() }));

    /// <summary>Ends a session that its person leaves.</summary>
    public Task End(HeldSession session, string request) => database.Write(Reach.None, async link =>
    {
        var now = clock.Now();
        var ended = await link.Execute("UPDATE person_session SET ended_at = @now, id_token = NULL WHERE id = @Id AND ended_at IS NULL",
            new { session.Id, now });
        if (ended == 1)
            await EntryTable.Insert(link, JournalEntry.OfPerson("signOut", session.AsCaller(request), now, new RecordReference(Noun, session.Id, null)));
        return ended;
    });
}
