using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>The parts of a text. What speaks of a case is sealed under its key, with the salt of its leaf: destroyed, neither text nor guess can be proved.</summary>
public static class PartTable
{
    private const string Field = "minutesPart";

    /// <summary>A leaf of a part.</summary>
    public sealed record Leaf
    {
        public required Guid Id { get; init; }
        public required byte[] Hash { get; init; }
    }

    private sealed record Row
    {
        public required PartKind Kind { get; init; }
        public required PartReaders Readers { get; init; }
        public Guid? SectionId { get; init; }
        public Guid? CaseId { get; init; }
        public Guid? PersonId { get; init; }
        public Guid? AssociationId { get; init; }
        public required byte[] Leaf { get; init; }
        public int? Place { get; init; }
        public byte[]? Sealed { get; init; }
    }

    private sealed record Content(byte[] Salt, string Heading, IReadOnlyList<Paragraph> Paragraphs);

    /// <summary>A part as it is kept.</summary>
    /// <param name="Part">Without heading and paragraphs where its case was destroyed.</param>
    /// <param name="Salt">Null where its case was destroyed.</param>
    /// <param name="Place">Of its leaf; null before the conclusion.</param>
    public sealed record Kept(MinutesPart Part, byte[] Leaf, byte[]? Salt, int? Place);

    /// <summary>Adds parts behind those that are there.</summary>
    /// <param name="first">Number of the first one.</param>
    public static async Task Insert(Session db, Guid editionId, IReadOnlyList<MinutesPart> parts, int first)
    {
        foreach (var (number, part) in parts.Index())
        {
            var salt = RandomBytes.Of(EditionSeal.SaltBytes);
            await db.Note(EditionTable.Noun, editionId, part.CaseId).Execute("""
                INSERT INTO minutes_part (id, edition_id, position, kind, readers, section_id, case_id, person_id, association_id, leaf, sealed)
                VALUES (@Id, @editionId, @Position, @Kind, @Readers, @SectionId, @CaseId, @PersonId, @AssociationId, @Leaf, @Sealed)
                """, new
            {
                Id = Ids.New(db.Now), editionId, Position = first + number, Kind = part.Kind.ToString(), Readers = part.Readers.ToString(), part.SectionId,
                part.CaseId, part.PersonId, part.AssociationId, Leaf = EditionSeal.LeafOf(salt, part),
                Sealed = db.Seal(part.CaseId, Field, new Content(salt, part.Heading, part.Paragraphs)),
            });
        }
    }

    /// <summary>How many parts a text has.</summary>
    public static async Task<int> Count(Session db, Guid editionId) =>
        (int)await db.Find<long>("SELECT count(*) FROM minutes_part WHERE edition_id = @editionId", new { editionId });

    /// <summary>The leaves of all parts, in their order.</summary>
    public static Task<IReadOnlyList<Leaf>> LeavesOf(Session db, Guid editionId) =>
        db.List<Leaf>("SELECT id, leaf AS hash FROM minutes_part WHERE edition_id = @editionId ORDER BY position", new { editionId });

    /// <summary>The parts that a reader may have, in their order: the statement selects no others, and the rule of the domain lets no others pass.</summary>
    public static async Task<IReadOnlyList<Kept>> For(Session db, Guid editionId, MinutesReader reader) => [.. (await db.List<Row>("""
        SELECT kind, readers, section_id, case_id, person_id, association_id, leaf, place, sealed FROM minutes_part
        WHERE edition_id = @editionId AND (readers = 'Everybody' OR (@Sits AND (readers = 'Table' OR @AssociationId IS NULL OR association_id = @AssociationId)))
        ORDER BY position
        """, new { editionId, reader.Sits, reader.AssociationId })).Select(row => Open(db, row)).Where(kept => kept.Part.IsFor(reader))];

    private static Kept Open(Session db, Row row)
    {
        var content = db.Open<Content>(row.CaseId, Field, row.Sealed);
        var part = new MinutesPart
        {
            Kind = row.Kind, Readers = row.Readers, SectionId = row.SectionId, CaseId = row.CaseId, PersonId = row.PersonId, AssociationId = row.AssociationId,
            Heading = content?.Heading ?? "", Paragraphs = content?.Paragraphs ?? [],
        };
        return new Kept(part, row.Leaf, content?.Salt, row.Place);
    }
}
