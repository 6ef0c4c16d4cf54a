using System.CommandLine;
using System.Security.Cryptography;
using Liaison.Server.Journal;

namespace Liaison.Server.Cli;

/// <summary><c>journal verify</c>: recomputes an export, or the journal in the configured database.</summary>
public static class JournalCommands
{
    public static Command Create(string[] settings)
    {
        var export = new Argument<FileInfo?>("export") { Arity = ArgumentArity.ZeroOrOne, Description = "File made by GET /api/v1/journal/export." };
        var database = new Option<bool>("--database") { Description = "The journal in the configured database; so also without a file." };
        var keys = new Option<FileInfo[]>("--key") { HelpName = "pem", Description = "A public key you hold from elsewhere; only such are believed then." };
        var witnesses = new Option<FileInfo[]>("--witness")
        {
            HelpName = "file", Description = "Checkpoints that somebody kept, one a line. For the database, also the log beside the key.",
        };
        var verify = new Command("verify", "Verify a journal; exit code 0 when it is sound.") { export, database, keys, witnesses };
        verify.SetAction(result => result.GetValue(export) is not null && result.GetValue(database)
            ? CommandLine.Fail("Give a file or --database, not both.")
            : Verify(settings, result.GetValue(export), result.GetValue(keys) ?? [], result.GetValue(witnesses) ?? []));
        return new Command("journal", "The journal of this instance.") { verify };
    }

    private static async Task<int> Verify(string[] settings, FileInfo? export, FileInfo[] keys, FileInfo[] witnesses)
    {
        if (keys.Concat(witnesses).Append(export).FirstOrDefault(file => file is { Exists: false }) is { } missing)
            return await CommandLine.Fail($"There is no file {missing.Name}.");
        try
        {
            var evidence = new Evidence(keys.Select(IdOf).ToHashSet(), [.. witnesses.Select(witness => witness.FullName)]);
            var report = export is null ? await VerifyDatabase(settings, evidence) : await VerifyFile(export, evidence);
            Console.WriteLine(report);
            return report.IsSound ? 0 : 1;
        }
        catch (CryptographicException wrong)
        {
            return await CommandLine.Fail(wrong.Message);
        }
    }

    private static async Task<VerificationReport> VerifyFile(FileInfo export, Evidence evidence)
    {
        await using var file = export.OpenRead();
        return await ExportVerification.Run(file, evidence);
    }

    private static async Task<VerificationReport> VerifyDatabase(string[] settings, Evidence evidence)
    {
        await using var app = new Configured(settings);
        var log = app.JournalWitness.Path;
        var all = File.Exists(log) ? evidence with { WitnessFiles = [.. evidence.WitnessFiles, log] } : evidence;
        return await DatabaseVerification.Run(await app.Ready(), app.JournalOptions, all, app.Clock);
    }

    private static string IdOf(FileInfo pem)
    {
        using var key = new JournalPublicKey(File.ReadAllText(pem.FullName));
        return key.Id;
    }
}
