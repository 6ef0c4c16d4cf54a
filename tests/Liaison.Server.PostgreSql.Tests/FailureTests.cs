using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Tests.Cases;
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
        var answer = await association.Post("/cases", new { persons = Array.Empty<object>() });
        Assert.Null(answer.IsRefused(503, "storage.outcome_unknown").Headers.RetryAfter);
        (await association.Get("/cases")).Is(200);
    }

    [Fact]
    public async Task Without_a_journal_no_case_is_shown_and_nothing_is_written()
    {
        var association = await App.NewAssociation();
        var made = await App.CompleteCase(association);
        await Say("ALTER TABLE journal_entry RENAME TO hidden");
        var refused = (await association.Get($"/cases/{made}")).IsRefused(503, "journal.unavailable");
        Assert.DoesNotContain(made.ToString(), refused.Text, StringComparison.Ordinal);
        (await association.Post("/cases", new { persons = Array.Empty<object>() })).IsRefused(503, "journal.unavailable");
        (await association.Get("/me")).Is(200);
        await Say("ALTER TABLE hidden RENAME TO journal_entry");
        Assert.Equal([made], (await association.Get("/cases")).Is(200).Data.Ids());
    }

    [Fact]
    public async Task When_too_many_commands_wait_the_next_one_is_told_to_come_back()
    {
        var association = await App.NewAssociation();
        var somme = new Reach(LiaisonApp.Somme, null);
        using var patience = new CancellationTokenSource();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
        var held = App.Database.Write(somme, _ =>
        {
            begun.SetResult();
            return goOn.Task;
        });
        await begun.Task;
        var waiting = Enumerable.Range(0, Turns.MaxWaiting).Select(_ => App.Database.Write(somme, _ => Task.FromResult(0), patience.Token)).ToList();
        var answer = await association.Post("/cases", new { persons = Array.Empty<object>() });
        await patience.CancelAsync();
        goOn.SetResult(0);
        await held;
        Assert.Equal("1", answer.IsRefused(503, "storage.busy").Headers.RetryAfter!.ToString());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        (await association.Post("/cases", new { persons = Array.Empty<object>() })).Is(201);
    }

    [Fact]
    public async Task One_statement_that_fails_spoils_no_other_of_its_group()
    {
        // Both wait while the first is under way, and so are written together.
        var first = ((PostgresDatabase)App.Database).Append(link => link.Execute("SELECT pg_sleep(0.2)"));
        await Task.Delay(50);
        var wrong = ((PostgresDatabase)App.Database).Append(link => link.Execute("INSERT INTO holiday_amendment (holiday_zone, day, added, french, english) VALUES ('X', NULL, true, '', '')"));
        var right = ((PostgresDatabase)App.Database).Append(link => link.Execute("INSERT INTO holiday_amendment (holiday_zone, day, added, french, english) VALUES ('X', '2017-01-01', true, '', '')"));
        await first;
        await right;
        await Assert.ThrowsAsync<PostgresException>(() => wrong);
        Assert.Equal(1, await App.Database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM holiday_amendment")));
    }

    [Fact]
    public async Task Who_writes_alone_waits_for_the_commands_under_way_and_holds_back_the_next()
    {
        var order = new List<string>();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var command = App.Database.Write(new Reach(LiaisonApp.Somme, null), async _ =>
        {
            begun.SetResult();
            await goOn.Task;
            return Note("command");
        });
        await begun.Task;
        var alone = App.Database.WriteAlone(_ => Task.FromResult(Note("alone")));
        await Task.Delay(100);
        var later = App.Database.Write(new Reach(LiaisonApp.Nord, null), _ => Task.FromResult(Note("later")));
        await Task.Delay(100);
        goOn.SetResult();
        await Task.WhenAll(command, alone, later);
        Assert.Equal(["command", "alone", "later"], order);

        int Note(string word)
        {
            lock (order)
                order.Add(word);
            return 0;
        }
    }

    // Who may end connections: the one that made the database.
    private async Task Say(string words)
    {
        await using var connection = new NpgsqlConnection(TestServer.AsSuperuser(App.Storage.Database));
        await connection.ExecuteAsync(words);
    }
}
