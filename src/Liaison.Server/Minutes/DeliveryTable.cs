using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>Which associations have their extract of an edition; an association sees its own line.</summary>
public static class DeliveryTable
{
    public sealed record Row
    {
        public required Guid AssociationId { get; init; }
        public required DeliveryMeans Means { get; init; }
        public required DateOnly Day { get; init; }
    }

    public static Task<IReadOnlyList<Row>> Of(Session db, Guid editionId) => db.List<Row>("""
        SELECT association_id, means, day FROM minutes_delivery
        WHERE edition_id = @editionId AND (@Association IS NULL OR association_id = @Association) ORDER BY association_id
        """, new { editionId, db.Association });

    /// <summary>How many associations invited to a meeting have not their extract of its last edition; all of them before there is one.</summary>
    public static async Task<int> Missing(Session db, Meeting meeting)
    {
        if (await MinutesTable.Find(db, meeting.Id) is not { Edition: > 0 } minutes)
            return meeting.AssociationIds.Count;
        var delivered = await Of(db, (await EditionTable.Numbered(db, minutes.Id, minutes.Edition)).Id);
        return meeting.AssociationIds.Except(delivered.Select(row => row.AssociationId)).Count();
    }

    /// <summary>Records a delivery. Code: <c>minutes.already_delivered</c>.</summary>
    public static Task<int> Insert(Session db, Guid editionId, Guid associationId, DeliveryMeans means, DateOnly day) =>
        db.Note(EditionTable.Noun, editionId).Execute("""
            INSERT INTO minutes_delivery (edition_id, association_id, means, day, at, by_key, by_role)
            VALUES (@editionId, @associationId, @Means, @day, @Now, @By, @Role)
            """, new { editionId, associationId, Means = means.ToString(), day, db.Now, By = db.Caller.Id, Role = db.Caller.Role.ToString() },
            unique: MinutesRules.AlreadyDelivered);
}
