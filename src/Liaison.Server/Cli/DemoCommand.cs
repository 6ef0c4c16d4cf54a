using System.CommandLine;
namespace Liaison.Server.Cli;
public static class DemoCommand { public static Command Create() => new("demo", "…"); }
