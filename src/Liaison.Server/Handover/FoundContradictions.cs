using Liaison.Domain.Agendas;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Handover;

/// <summary>Decisions against a favourable orientation that nothing has settled since; who the persons are is not read. [domain rule 17]</summary>
internal static class FoundContradictions
{
    private sealed record Candidate
    {
        public required Guid Id { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Reference { get; init; }
    }

    private sealed record ExaminedRow
    {
        public required Guid Id { get; init; }
        public Guid? MeetingId { get; init; }
        public required DateTimeOffset At { get; init; }
        public Orientation? Orientation { get; init; }
        public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
    }

    public static async Task<ILookup<Guid, ContradictedLine>> Of(Session db, LocalNow now)
    {
        var found = new List<(Guid Association, ContradictedLine Line)>();
        foreach (var candidate in await db.List<Candidate>(CandidatesSql, new { db.Prefecture }))
        {
            var asked = new { candidate.Id, db.Prefecture };
            var household = new Case
            {
                Id = candidate.Id, PrefectureCode = db.Prefecture, AssociationId = candidate.AssociationId, Reference = candidate.Reference,
                Persons = [.. (await db.List<Guid>(PersonsSql, asked)).Select(id => new Person { Id = id, FamilyName = "", GivenNames = "" })],
            };
            var examined = (await db.List<ExaminedRow>(ExaminedSql, asked)).Select(row => new Examined(row.Id, row.MeetingId, now.DayOf(row.At),
                new Examination(row.Orientation, null, null, null, row.PersonOrientations)));
            found.AddRange(Contradiction.Unsettled(household, await DecisionTable.OfCase(db, candidate.Id), [.. examined]).Select(one => (candidate.AssociationId,
                new ContradictedLine(candidate.Id, candidate.Reference, one.Decision.Id, one.Decision.Kind, one.Decision.MadeDay, one.Examined.Day))));
        }
        return found.OrderBy(each => each.Line.MadeDay).ToLookup(each => each.Association, each => each.Line);
    }

    // Where anything was said in favour and anything decided since; the domain tells whether the one contradicts the other.
    private const string CandidatesSql = """
        SELECT record.id, record.association_id, record.reference FROM case_record record
        WHERE record.prefecture_code = @Prefecture AND record.certificate IS NULL
          AND EXISTS (SELECT 1 FROM decision WHERE decision.case_id = record.id)
          AND EXISTS (SELECT 1 FROM agenda_item item WHERE item.case_id = record.id AND item.status = 'Examined'
            AND (item.orientation = 'FavourableInPrinciple' OR CAST(item.person_orientations AS text) LIKE '%FavourableInPrinciple%'))
        ORDER BY record.id
        """;

    private const string PersonsSql = """
        SELECT person.id FROM person JOIN case_record record ON record.id = person.case_id WHERE person.case_id = @Id AND record.prefecture_code = @Prefecture
        """;

    private const string ExaminedSql = """
        SELECT item.id, meeting_id, at, orientation, person_orientations FROM agenda_item item JOIN passage ON passage.noun_id = item.id
        WHERE item.case_id = @Id AND item.prefecture_code = @Prefecture AND passage.to_status = 'Examined' ORDER BY at, item.id
        """;
}
