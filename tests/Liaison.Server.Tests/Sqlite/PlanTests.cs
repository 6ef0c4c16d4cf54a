using System.Globalization;
using Dapper;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>SQLite chooses an index by statistics, which each connection reads once: who reads must not go on by those of an empty file.</summary>
public sealed class PlanTests : IDisposable
{
    private const string Agenda = "SELECT id FROM agenda_item WHERE meeting_id = @id AND prefecture_code = @prefecture";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("liaison-test-");
    private readonly SqliteDatabase database;

    private sealed record Step
    {
        public required string Detail { get; init; }
    }

    public PlanTests()
    {
        database = new SqliteDatabase(new StorageOptions { Path = Path.Combine(folder.FullName, "liaison.db") }, NullLogger<SqliteDatabase>.Instance);
        using var safe = TestSafe.In(Path.Combine(folder.FullName, "keys"));
        Migrator.Migrate(database, safe);
    }

    public void Dispose()
    {
        database.DisposeAsync().AsTask().Wait();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_reader_plans_by_the_present_statistics_however_long_it_has_been_there()
    {
        Fill();
        Assert.Contains("prefecture_code=?", await Plan(), StringComparison.Ordinal);
        await database.Write(Reach.None, link => link.Execute("DELETE FROM agenda_item WHERE id = @id", new { id = Guid.Empty }));
        Assert.Contains("(meeting_id=?", await Plan(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_leaves_statistics_of_its_indexes()
    {
        await using var upgraded = new UpgradedApp();
        await upgraded.InitializeAsync();
        var known = await upgraded.Database.Read(Reach.None, link => link.List<string>("SELECT idx FROM sqlite_stat1 WHERE tbl = 'agenda_item'"));
        Assert.Contains("agenda_item_changed", known);
    }

    // They are refreshed in the writer's turn: everybody waits who writes.
    [Fact]
    public void Statistics_of_a_table_that_has_grown_are_taken_from_a_part_of_it()
    {
        var file = new SqliteFile(database.Path, "FULL");
        using (var filling = file.OpenToWrite())
        {
            filling.Set("PRAGMA foreign_keys = OFF");
            filling.Run("""
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 60000)
                INSERT INTO agenda_item (id, prefecture_code, association_id, meeting_id, submitted_at, late, carry_count, gaps,
                    person_orientations, status, version, changed_at)
                SELECT n, '80', 'a', n / 5, '2017', 0, 0, '[]', '[]', 'Proposed', 1, '2017' FROM number
                """);
        }
        using var writer = file.OpenToWrite();
        new SqliteStatistics(new SqliteTrouble(NullLogger.Instance), () => { }).Keep(writer);
        // Rows of the index, and how many of them it takes one prefecture to have.
        var known = writer.For("SELECT stat FROM sqlite_stat1 WHERE idx = 'agenda_item_list'").Row<string>(null)!.Split(' ');
        Assert.Equal("60000", known[0]);
        Assert.InRange(int.Parse(known[1], CultureInfo.InvariantCulture), 1, 10_000);
    }

    // An argument that is compared with what a partial index is about would have SQLite plan at each call.
    [Fact]
    public void A_statement_is_planned_once_whatever_its_arguments()
    {
        using var reader = new SqliteFile(database.Path, "FULL").OpenToRead();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v3(reader.Handle, OfStatus, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        foreach (var status in (string[])["Urgent", "Lifted", "Urgent"])
        {
            raw.sqlite3_bind_text(statement, raw.sqlite3_bind_parameter_index(statement, "@Status"), status);
            Assert.Equal(raw.SQLITE_DONE, raw.sqlite3_step(statement));
            raw.sqlite3_reset(statement);
        }
        Assert.Equal(0, raw.sqlite3_stmt_status(statement, Replanned, 0));
        statement.Dispose();
    }

    // SQLITE_STMTSTATUS_REPREPARE
    private const int Replanned = 5;
    private const string OfStatus = "SELECT id FROM case_urgency WHERE case_id = @Id AND status = @Status";

    private async Task<string> Plan() => string.Join('\n', (await database.Read(Reach.None,
        link => link.List<Step>($"EXPLAIN QUERY PLAN {Agenda}", new { id = Guid.Empty, prefecture = "80" }))).Select(step => step.Detail));

    // One prefecture with many meetings, and the statistics of a time when there was but one row.
    private void Fill()
    {
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false, ForeignKeys = false }.ToString());
        file.Open();
        using var filling = file.BeginTransaction();
        for (var index = 0; index < 4_000; index++)
        {
            file.Execute("""
                INSERT INTO agenda_item (id, prefecture_code, association_id, meeting_id, submitted_at, late, carry_count, gaps,
                    person_orientations, status, version, changed_at)
                VALUES (@id, '80', 'a', @meeting, '2017', 0, 0, '[]', '[]', 'Proposed', 1, '2017')
                """, new { id = $"{index}", meeting = $"{index / 5}" }, filling);
        }
        filling.Commit();
    }
}
