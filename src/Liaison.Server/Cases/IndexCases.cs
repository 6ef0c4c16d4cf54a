using System.Data;
using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Protection;

namespace Liaison.Server.Cases;

/// <summary>The second step of script 0011: enters the cases of earlier versions into the index, a household at a time.</summary>
[RunsAs("0011_b_cases_indexed")]
internal sealed class IndexCases(Safe safe) : CodeScript(safe)
{
    private const int Page = 1000;

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid CaseId { get; init; }
        public required string PrefectureCode { get; init; }
        public byte[]? Sealed { get; init; }
    }

    protected override void Run(IDbConnection connection, IDbTransaction? transaction)
    {
        var last = Guid.Empty;
        while (connection.Query<Row>(PersonsSql, new { last, Page }, transaction).AsList() is [.., var end] persons)
        {
            foreach (var household in persons.GroupBy(person => (person.PrefectureCode, person.CaseId)))
            {
                var traits = CaseIndex.TraitsOf(household.Select(person => PersonRow.Read(Safe, household.Key.PrefectureCode, household.Key.CaseId,
                    person.Id, person.Sealed)));
                connection.Execute("INSERT INTO case_token (token, case_id) VALUES (@token, @CaseId) ON CONFLICT DO NOTHING",
                    Safe.Blind(household.Key.PrefectureCode, traits).Select(token => new { token, household.Key.CaseId }), transaction);
            }
            last = end.Id;
        }
    }

    private const string PersonsSql = """
        SELECT person.id, case_id, prefecture_code, person.sealed FROM person JOIN case_record ON case_record.id = person.case_id
        WHERE person.id > @last ORDER BY person.id LIMIT @Page
        """;
}
