using Liaison.Server.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Journal;

/// <summary>Exports and the database itself under verification; each test has a journal of its own.</summary>
public sealed class VerificationTests() : OwnYear(new UnsealedApp())
{
    private static readonly DateTimeOffset Later = new(2018, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_export_verifies_without_the_service_against_what_a_witness_kept()
    {
        await App.SealedLook();
        await App.SealedLook(LiaisonApp.Nord);
        var officer = await App.Officer();
        var witness = await officer.Witness();
        await App.SealedLook();
        var report = await JournalScenarios.Verify(await officer.Export(), witness);
        Assert.True(report.IsSound, report.ToString());
        Assert.True(report.Witnessed == 2 && report.Checkpoints == 3, report.ToString());
        Assert.InRange(report.Payloads, 1, report.Leaves - 1);
    }

    [PythonFact]
    public async Task The_independent_verifier_agrees()
    {
        await App.SealedLook();
        await App.SealedLook(LiaisonApp.Nord);
        var officer = await App.Officer();
        var (code, output) = await Python.Verify(await officer.Export(), "--witness", await officer.Witness());
        Assert.True(code == 0, output);
        Assert.Contains("witnessed 2 agree", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_payload_is_deleted_and_its_proof_stays()
    {
        var made = await App.SealedLook();
        var officer = await App.Officer();
        var position = await officer.PositionOf(made);
        var before = (await officer.Get($"/journal/{position}/proof")).Is(200);
        await App.Seal();
        Assert.Equal(0, await Prune());
        App.TravelTo(Later);
        await App.SealedLook();
        Assert.True(await Prune() > 0);

        var after = (await officer.Get($"/journal/{position}/proof?size={(await officer.MustProve(before)).Size}")).Is(200);
        Assert.Null(after["payload"]);
        Assert.Equal(before["path"]!.ToJsonString(), after["path"]!.ToJsonString());
        await officer.MustProve(after);
        Assert.Empty((await officer.Get($"/journal?caseId={made}")).Is(200).Data);
        Assert.Contains((await officer.Get("/journal?limit=200")).Is(200).Data, row => row!["position"]!.GetValue<long>() == position && row["act"] is null);
        Assert.True((await JournalScenarios.Verify(await officer.Export())).IsSound);
        Assert.True((await App.VerifyDatabase(witness: true)).IsSound);
        Assert.Equal(0, await Prune());
    }

    [Fact]
    public async Task A_payload_that_is_deleted_before_its_time_is_missed()
    {
        await App.SealedLook();
        await App.Storage.Tamper("UPDATE journal_entry SET payload = NULL, salt = NULL WHERE id = 2");
        Assert.Contains((await App.VerifyDatabase(witness: false)).Faults, fault => fault.Contains("missing", StringComparison.Ordinal));
        Assert.False((await JournalScenarios.Verify(await (await App.Officer()).Export())).IsSound);
    }

    [Fact]
    public async Task What_is_changed_in_a_table_of_the_journal_is_found()
    {
        await App.SealedLook();
        await App.SealedLook();
        Assert.True((await App.VerifyDatabase(witness: false)).IsSound);
        await MustBeFound("UPDATE journal_entry SET payload = replace(payload, '\"openCase\"', '\"closeCase\"')",
            "UPDATE journal_entry SET payload = replace(payload, '\"closeCase\"', '\"openCase\"')");
        await MustBeFound("UPDATE journal_leaf SET prefecture_code = '59' WHERE position = 1",
            "UPDATE journal_leaf SET prefecture_code = '80' WHERE position = 1");
        await MustBeFound("UPDATE journal_checkpoint SET last_entry_id = last_entry_id + 1", "UPDATE journal_checkpoint SET last_entry_id = last_entry_id - 1");
        await MustBeFound("UPDATE journal_checkpoint SET body = replace(body, 'at 2017', 'at 2018')",
            "UPDATE journal_checkpoint SET body = replace(body, 'at 2018', 'at 2017')");
        await MustBeFound("UPDATE journal_key SET id = id || '0'", "UPDATE journal_key SET id = substr(id, 1, 64)");
        Assert.True((await App.VerifyDatabase(witness: false)).IsSound);
        await MustBeFound("DELETE FROM journal_leaf WHERE position = 1", null);
    }

    [Fact]
    public async Task What_the_owner_of_the_database_cuts_off_is_found_by_the_log_beside_the_key_and_by_nothing_else()
    {
        await App.SealedLook();
        await App.SealedLook();
        var witness = await (await App.Officer()).Witness();
        await App.Storage.Tamper("DELETE FROM journal_leaf WHERE position >= (SELECT min(size) FROM journal_checkpoint)");
        await App.Storage.Tamper("DELETE FROM journal_entry WHERE id > (SELECT min(last_entry_id) FROM journal_checkpoint)");
        await App.Storage.Tamper("DELETE FROM journal_checkpoint WHERE size > (SELECT min(size) FROM journal_checkpoint)");
        Assert.True((await App.VerifyDatabase(witness: false)).IsSound);
        Assert.Contains((await App.VerifyDatabase(witness: true)).Faults, fault => fault.Contains("shortened", StringComparison.Ordinal));
        var export = await (await App.Officer()).Export();
        Assert.True((await JournalScenarios.Verify(export)).IsSound);
        Assert.False((await JournalScenarios.Verify(export, witness)).IsSound);
    }

    [Fact]
    public async Task The_log_beside_the_key_mends_a_line_that_was_torn_and_misses_none()
    {
        await App.SealedLook();
        var log = App.Services.GetRequiredService<WitnessLog>().Path;
        var first = await File.ReadAllTextAsync(log);
        await File.WriteAllTextAsync(log, first[..^20]);
        await App.SealedLook();
        var lines = await File.ReadAllTextAsync(log);
        Assert.StartsWith(first, lines, StringComparison.Ordinal);
        Assert.Equal(2, lines.Count(letter => letter == '\n'));
        var report = await App.VerifyDatabase(witness: true);
        Assert.True(report is { IsSound: true, Witnessed: 2 }, report.ToString());
    }

    private Task<int> Prune() => App.Services.GetRequiredService<Pruning>().Run(default);

    private async Task MustBeFound(string sql, string? undo)
    {
        await App.Storage.Tamper(sql);
        Assert.False((await App.VerifyDatabase(witness: false)).IsSound, sql);
        if (undo is not null)
            await App.Storage.Tamper(undo);
    }
}
