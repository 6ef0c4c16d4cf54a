using Liaison.Server.Cli;

return await CommandLine.Run(args);

/// <summary>The entry point, public so that tests can start the service in process.</summary>
public partial class Program;
