using System.CommandLine;
using Liaison.Server.Web;

namespace Liaison.Server.Cli;

/// <summary><c>policy</c>: prints who may do what, as a page.</summary>
public static class PolicyCommand
{
    public static Command Create()
    {
        var command = new Command("policy", "Print who may do what, and over whose rows.");
        command.SetAction(async _ =>
        {
            await using var app = Host.Build([]);
            await Console.Out.WriteAsync(PolicyPage.Of(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
        });
        return command;
    }
}
