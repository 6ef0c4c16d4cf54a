using Liaison.Server.Data;
using Liaison.Server.Identity;

namespace Liaison.Server.Cli;

/// <summary>The configured service without its web server, for commands that work on its database.</summary>
public sealed class Configured : IAsyncDisposable
{
    private readonly WebApplication app = Host.Build([], builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));

    public Database Database => app.Services.GetRequiredService<Database>();

    public ApiKeyTable Keys => app.Services.GetRequiredService<ApiKeyTable>();

    public TimeProvider Clock => app.Services.GetRequiredService<TimeProvider>();

    /// <summary>The database with the present schema; made when there is none yet.</summary>
    public async Task<Database> Ready()
    {
        if (await Migrator.IsEmpty(Database))
            Migrator.Migrate(Database);
        return Database;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
