using System.Data;
using Dapper;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Protection;

namespace Liaison.Server.Meetings;

/// <summary>The second step of script 0019: seals the former dates of meetings, which tell why each was put off, before the third step drops their column.</summary>
[RunsAs("0019_b_former_dates_sealed", Seals = true)]
internal sealed class SealFormerDates(Safe safe) : CodeScript(safe)
{
    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public IReadOnlyList<FormerDate> FormerDates { get; init; } = [];
    }

    protected override void Run(IDbConnection connection, IDbTransaction? transaction)
    {
        foreach (var meeting in connection.Query<Row>(Sql, transaction: transaction).AsList())
        {
            var envelope = Safe.Seal(meeting.PrefectureCode, Safe.HouseOf(meeting.PrefectureCode), MeetingTable.Noun, meeting.FormerDates);
            connection.Execute("UPDATE meeting SET sealed = @envelope WHERE id = @Id", new { meeting.Id, envelope }, transaction);
        }
    }

    private const string Sql = "SELECT id, prefecture_code, former_dates FROM meeting WHERE CAST(former_dates AS text) <> '[]' AND sealed IS NULL";
}
