using System.CommandLine;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Cli;

/// <summary><c>prefectures create</c>: adds a prefecture to this instance.</summary>
public static class PrefectureCommands
{
    public static Command Create(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "Code of the département: 80, 2A, 974 …" };
        var create = new Command("create", "Add a prefecture to this instance.") { code };
        create.SetAction(async result =>
        {
            await using var app = new Configured(settings);
            var prefecture = await CreatePrefecture.Run(await app.Ready(), result.GetRequiredValue(code));
            Console.WriteLine($"Prefecture {prefecture.Code} {prefecture.Name} ({prefecture.TimeZone}) is there. Its head office sets the rest by PUT /api/v1/prefectures/{prefecture.Code}/settings.");
        });
        return new Command("prefectures", "The prefectures of this instance.") { create };
    }
}
