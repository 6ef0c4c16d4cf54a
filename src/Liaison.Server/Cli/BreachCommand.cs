using System.CommandLine;
using System.Globalization;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Cli;

/// <summary><c>breach-file</c>: which cases a key or an account saw or changed, since when, with proofs, while the service runs or not.</summary>
public static class BreachCommand
{
    public static Command Create(string[] settings)
    {
        var key = new Option<string?>("--key") { Description = "Id of a key, or the eight characters after lia_." };
        var account = new Option<Guid?>("--account") { Description = "Id of a person's account." };
        var prefecture = new Option<string>("--prefecture") { Description = "Code of the prefecture whose cases it is about.", Required = true };
        var since = new Option<DateTimeOffset?>("--since") { Description = "What was done before is left out." };
        var to = new Option<FileInfo?>("--out") { HelpName = "file", Description = "Where to write it; the standard output otherwise." };
        var command = new Command("breach-file", "Write which cases a key or an account saw or changed, with proofs.") { key, account, prefecture, since, to };
        command.SetAction(async (result, ct) =>
        {
            if (result.GetValue(key) is null == result.GetValue(account) is null)
                return await CommandLine.Fail("Give a key or an account, one of the two.");
            await using var app = new Configured(settings);
            await app.Ready();
            if (await Suspect(app, result.GetValue(key), result.GetValue(account)) is not { } by)
                return await CommandLine.Fail("There is no such key.");
            var prefectureCode = result.GetRequiredValue(prefecture);
            await app.Database.Write(Reach.None, async link =>
            {
                await EntryTable.Insert(link, JournalEntry.OfOperator("readBreachFile", prefectureCode, app.Now));
                return by;
            }, ct);
            await using var target = result.GetValue(to) is { } file ? file.Create() : Console.OpenStandardOutput();
            await app.BreachFile.Write(target, prefectureCode, by, result.GetValue(since) ?? DateTimeOffset.UnixEpoch, ct);
            return 0;
        });
        return command;
    }

    private static async Task<Guid?> Suspect(Configured app, string? key, Guid? account) => account
        ?? (Guid.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : (await app.Keys.List(null)).FirstOrDefault(known => known.Prefix == key)?.Id);
}
