using System.CommandLine;
using System.Globalization;
using Liaison.Domain.Calendar;
using Liaison.Server.Demo;

namespace Liaison.Server.Cli;

/// <summary><c>demo</c>: the service over a fresh file with the Somme year in it.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of the demo; kept and used again when it holds one. A new temporary one by default." };
        var urls = new Option<string>("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var now = new Option<string?>("--now") { Description = "Instant or local time in Amiens at which the clock starts, e.g. 2017-11-29T08:00." };
        var command = new Command("demo", "Start the service on a fresh file with the Somme year 2017 in it.") { data, urls, now };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (ReadInstant(result.GetValue(now)) is not { } start)
                return await CommandLine.Fail("--now must be an instant (2017-11-29T08:00:00+01:00) or a local time in Amiens (2017-11-29T08:00).");
            var folder = Path.GetFullPath(result.GetValue(data) ?? Directory.CreateTempSubdirectory("liaison-demo-").FullName);
            await using var demo = await DemoService.Open(folder, result.GetRequiredValue(urls), start);
            if (await CommandLine.Start(demo.App, cancellationToken) is { } reason)
                return await CommandLine.Fail(reason);
            await DemoTour.Print(Console.Out, demo, folder);
            await demo.App.WaitForShutdownAsync(cancellationToken);
            return 0;
        });
        return command;
    }

    private static DateTimeOffset? ReadInstant(string? text)
    {
        if (text is null)
            return SommeYear.Start;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local) && local.Kind == DateTimeKind.Unspecified)
            return LocalTime.InstantOf(local, SommeYear.Zone);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
    }
}
