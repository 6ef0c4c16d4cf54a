using Dapper;
using Liaison.Server.Data;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>What callers are told when the server goes away, and that the service goes on when it is back.</summary>
public sealed class FailureTests : OwnYear
{
    [Fact]
    public async Task A_server_that_ended_its_connections_costs_a_503_and_the_next_request_works()
    {
        var association = await App.NewAssociation();
        // Returns when they have ended.
        await Say("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        (await association.Get("/associations")).IsRefused(503, "storage.unavailable");
        (await association.Get("/associations")).Is(200);
        (await association.Post("/cases", new { persons = Array.Empty<object>() })).Is(201);
    }

    [Fact]
    public async Task A_connection_lost_while_the_server_commits_is_told_as_what_it_is()
    {
        var association = await App.NewAssociation();
        await Say("""
            CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON case_record DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leave();
            """);
        (await association.Post("/cases", new { persons = Array.Empty<object>() })).IsRefused(503, "storage.outcome_unknown");
        (await association.Get("/cases")).Is(200);
    }

    [Fact]
    public async Task One_statement_that_fails_spoils_no_other_of_its_group()
    {
        // Both wait while the first is under way, and so are written together.
        var first = App.Database.Append(link => link.Execute("SELECT pg_sleep(0.2)"));
        await Task.Delay(50);
        var wrong = App.Database.Append(link => link.Execute("INSERT INTO holiday_amendment (holiday_zone, day, added, french, english) VALUES ('X', NULL, true, '', '')"));
        var right = App.Database.Append(link => link.Execute("INSERT INTO holiday_amendment (holiday_zone, day, added, french, english) VALUES ('X', '2017-01-01', true, '', '')"));
        await first;
        await right;
        await Assert.ThrowsAsync<PostgresException>(() => wrong);
        Assert.Equal(1, await App.Database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM holiday_amendment")));
    }

    [Fact]
    public async Task Who_writes_alone_waits_for_the_commands_under_way_and_holds_back_the_next()
    {
        var order = new List<string>();
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Task<int> Note(string word) { lock (order) order.Add(word); return Task.FromResult(0); }
        var command = App.Database.Write(new Reach("80", null), async _ => { begun.SetResult(); await goOn.Task; return await Note("command"); });
        await begun.Task;
        var alone = App.Database.WriteAlone(_ => Note("alone"));
        await Task.Delay(100);
        var later = App.Database.Write(new Reach("59", null), _ => Note("later"));
        await Task.Delay(100);
        goOn.SetResult();
        await Task.WhenAll(command, alone, later);
        Assert.Equal(["command", "alone", "later"], order);
    }

    // Who may end connections: the one that made the database.
    private async Task Say(string words)
    {
        await using var connection = new NpgsqlConnection(TestServer.AsSuperuser(App.Storage.Database));
        await connection.ExecuteAsync(words);
    }
}
