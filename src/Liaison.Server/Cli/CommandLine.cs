namespace Liaison.Server.Cli;
public static class CommandLine { public static async Task<int> Run(string[] args) { await Host.Build(args).RunAsync(); return 0; } }
