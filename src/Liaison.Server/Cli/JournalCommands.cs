using System.CommandLine;
using System.Security.Cryptography;
using Liaison.Server.Journal;

namespace Liaison.Server.Cli;

/// <summary><c>journal verify</c>: recomputes an export, or the journal in the configured database.</summary>
public static class JournalCommands
{
    public static Command Create()
    {
        var export = new Argument<FileInfo?>("export") { Arity = ArgumentArity.ZeroOrOne, Description = "File made by GET /api/v1/journal/export." };
        var database = new Option<bool>("--database") { Description = "Verify the journal in the configured database; so it does without a file." };
        var keys = new Option<FileInfo[]>("--key") { HelpName = "pem", Description = "A public key you hold from elsewhere; only such keys are believed then." };
        var witnesses = new Option<FileInfo[]>("--witness") { HelpName = "file", Description = "Checkpoints that somebody kept, one a line. For the database also the log beside the key." };
        var verify = new Command("verify", "Verify a journal; exit code 0 when it is sound.") { export, database, keys, witnesses };
        verify.SetAction(async result =>
        {
            var file = result.GetValue(export);
            if (file is not null && result.GetValue(database))
                return await CommandLine.Fail("Give a file or --database, not both.");
            FileInfo[] given = [.. result.GetValue(keys) ?? [], .. result.GetValue(witnesses) ?? [], .. file is null ? [] : new[] { file }];
            if (given.FirstOrDefault(one => !one.Exists) is { } missing)
                return await CommandLine.Fail($"There is no file {missing.Name}.");
            try
            {
                var evidence = new Evidence((result.GetValue(keys) ?? []).Select(IdOf).ToHashSet(), [.. (result.GetValue(witnesses) ?? []).Select(one => one.FullName)]);
                return Tell(file is null ? await VerifyDatabase(evidence) : await VerifyFile(file, evidence));
            }
            catch (CryptographicException wrong)
            {
                return await CommandLine.Fail(wrong.Message);
            }
        });
        return new Command("journal", "The journal of this instance.") { verify };
    }

    private static async Task<VerificationReport> VerifyFile(FileInfo export, Evidence evidence)
    {
        await using var file = export.OpenRead();
        return await ExportVerification.Run(file, evidence);
    }

    private static async Task<VerificationReport> VerifyDatabase(Evidence evidence)
    {
        await using var app = new Configured();
        var log = app.JournalWitness.Path;
        var all = File.Exists(log) ? evidence with { WitnessFiles = [.. evidence.WitnessFiles, log] } : evidence;
        return await DatabaseVerification.Run(await app.Ready(), app.JournalOptions, all, app.Clock);
    }

    private static string IdOf(FileInfo pem)
    {
        using var key = new JournalPublicKey(File.ReadAllText(pem.FullName));
        return key.Id;
    }

    private static int Tell(VerificationReport report)
    {
        Console.WriteLine(report);
        return report.IsSound ? 0 : 1;
    }
}
