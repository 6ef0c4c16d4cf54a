using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;

namespace Liaison.Server.Statistics;

/// <summary>The figures of regularisations that a prefecture entered; written once.</summary>
public static class RegularisationTable
{
    /// <summary>A figure with when it was entered.</summary>
    public sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required DateOnly FromDay { get; init; }
        public required DateOnly ToDay { get; init; }
        public required string Population { get; init; }
        public required string Basis { get; init; }
        public required int Granted { get; init; }
        public int? Applications { get; init; }
        public decimal? QuotedRatePercent { get; init; }
        public required string Source { get; init; }
        public required DateTimeOffset EnteredAt { get; init; }

        public RegularisationFigure Figure => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, Period = new Period(FromDay, ToDay), Population = Population, Basis = Basis,
            Granted = Granted, Applications = Applications, QuotedRatePercent = QuotedRatePercent, Source = Source,
        };
    }

    public const string Columns =
        "id, prefecture_code, from_day, to_day, population, basis, granted, applications, quoted_rate_percent, source, entered_at";

    /// <summary>One figure, or <c>not_found</c>.</summary>
    public static async Task<Row> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>A figure named in a query, or <c>reference.unknown</c>.</summary>
    public static async Task<Row> Named(Session db, Guid id, string field) => await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    public static Task Insert(Session db, RegularisationFigure figure) => db.Note("regularisationFigure", figure.Id).Execute("""
        INSERT INTO regularisation_figure (id, prefecture_code, from_day, to_day, population, basis, granted, applications, quoted_rate_percent,
            source, entered_at, entered_by, changed_at)
        VALUES (@Id, @PrefectureCode, @From, @To, @Population, @Basis, @Granted, @Applications, @QuotedRatePercent, @Source, @Now, @KeyId,
            @ChangedAt)
        """, new
    {
        figure.Id, figure.PrefectureCode, figure.Period.From, figure.Period.To, figure.Population, figure.Basis, figure.Granted, figure.Applications,
        figure.QuotedRatePercent, figure.Source, db.Now, KeyId = db.Caller.Id, db.ChangedAt,
    });

    private static Task<Row?> Find(Session db, Guid id) => db.Find<Row>(
        $"SELECT {Columns} FROM regularisation_figure WHERE id = @id AND prefecture_code = @Prefecture", new { id, db.Prefecture });
}
