using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Identity;

/// <summary>The invitations as the person knows them who holds the link, before there is a caller.</summary>
public sealed class InvitationTable(Database database)
{
    public const string Noun = "invitation";

    /// <summary>Keeps an invitation, with its <see cref="Values"/>.</summary>
    public const string Sql = """
        INSERT INTO invitation (id, prefecture_code, association_id, role, name, secret_hash, by_key, created_at, expires_at)
        VALUES (@Id, @PrefectureCode, @AssociationId, @Role, @Name, @SecretHash, @ByKey, @CreatedAt, @ExpiresAt)
        """;

    /// <summary>The invitation of a link's secret, or null.</summary>
    public Task<Invitation?> Find(string secret) => database.Read(Reach.None, link => link.Find<Invitation>("""
        SELECT i.id, i.prefecture_code, i.association_id, i.role, i.name, i.secret_hash, i.by_key, i.created_at, i.expires_at,
            i.accepted_at, i.account_id, i.withdrawn_at, a.status AS association_status
        FROM invitation i LEFT JOIN association a ON a.id = i.association_id WHERE i.secret_hash = @hash
        """, new { hash = Invitation.HashOf(secret) }));

    /// <summary>Where an invitation leads: the names of its prefecture and its association.</summary>
    public Task<SeatNames?> NamesOf(string prefecture, Guid? association) => database.Read(Reach.None, link => link.Find<SeatNames>("""
        SELECT p.name AS prefecture, a.name AS association FROM prefecture p LEFT JOIN association a ON a.id = @association WHERE p.code = @prefecture
        """, new { prefecture, association }));

    /// <summary>Keeps an invitation that the operator of the machine makes.</summary>
    public Task Insert(Invitation invitation) => database.Write(Reach.None, async link =>
    {
        await EntryTable.Insert(link, JournalEntry.OfOperator("invitePerson", invitation.PrefectureCode, invitation.CreatedAt,
            new RecordReference(Noun, invitation.Id, null)));
        return await link.Execute(Sql, Values(invitation));
    });

    /// <summary>What stands in the columns.</summary>
    public static object Values(Invitation invitation) => new
    {
        invitation.Id, invitation.PrefectureCode, invitation.AssociationId, Role = invitation.Role.ToString(), invitation.Name, invitation.SecretHash,
        invitation.ByKey, invitation.CreatedAt, invitation.ExpiresAt,
    };
}

/// <summary>The names of a prefecture and of an association, for people to read.</summary>
public sealed record SeatNames
{
    public required string Prefecture { get; init; }
    public string? Association { get; init; }
}
