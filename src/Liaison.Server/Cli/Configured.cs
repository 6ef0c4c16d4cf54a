using Liaison.Server.Backups;
using Liaison.Server.Data;
using Liaison.Server.Documents;
using Liaison.Server.Identity;
using Liaison.Server.Journal;
using Liaison.Server.Protection;
using Liaison.Server.Retention;
using Liaison.Server.SignIn;

namespace Liaison.Server.Cli;

/// <summary>The configured service without its web server, for commands that work on its database.</summary>
/// <param name="settings">Settings that were typed, as <c>--Section:Name=value</c>.</param>
public sealed class Configured(string[] settings) : IAsyncDisposable
{
    private readonly WebApplication app = Host.Build(settings, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));

    public Database Database => app.Services.GetRequiredService<Database>();

    public Safe Safe => app.Services.GetRequiredService<Safe>();

    public KeyStore KeyStore => app.Services.GetRequiredService<KeyStore>();

    /// <summary>What was destroyed, and must stay so.</summary>
    public ErasureRegister Register => app.Services.GetRequiredService<ErasureRegister>();

    public Erasures Erasures => app.Services.GetRequiredService<Erasures>();

    public IKeyService KeyService => app.Services.GetRequiredService<IKeyService>();

    public ApiKeyTable Keys => app.Services.GetRequiredService<ApiKeyTable>();

    public InvitationTable Invitations => app.Services.GetRequiredService<InvitationTable>();

    public SignInOptions SignIn => app.Services.GetRequiredService<SignInOptions>();

    public TimeProvider Clock => app.Services.GetRequiredService<TimeProvider>();

    public JournalOptions JournalOptions => app.Services.GetRequiredService<JournalOptions>();

    public BreachFile BreachFile => app.Services.GetRequiredService<BreachFile>();

    public WitnessLog JournalWitness => app.Services.GetRequiredService<WitnessLog>();

    /// <summary>What is wrong with the templates and logos of printed documents, a line each.</summary>
    public IReadOnlyList<string> Documents => Printing.Problems(app.Services);

    /// <summary>The present instant.</summary>
    public DateTimeOffset Now => Clock.Now();

    /// <summary>Where keys lie, which no backup of the data holds.</summary>
    public KeyFolder KeyFolder => app.Services.GetRequiredService<KeyFolder>();

    /// <summary>What encrypts and signs backups, and opens and checks them.</summary>
    /// <param name="asksForSignature">False where the operator answers for where a backup comes from.</param>
    public BackupSeal Seal(bool asksForSignature = true) => new(KeyFolder.JournalKey, KeyService, asksForSignature);

    /// <summary>How the data of the configured engine are saved and restored.</summary>
    public DataCopy Data() => Database is PostgresDatabase server ? new PostgresCopy(server) : new SqliteCopy(((SqliteDatabase)Database).Path);

    /// <summary>The database with the present schema; made when there is none yet. Refused when its schema is another.</summary>
    public async Task<Database> Ready()
    {
        if (await Migrator.IsEmpty(Database))
            Migrator.Migrate(Database, Safe);
        return Migrator.WhyNot(Database) is { } reason ? throw new StorageException(reason) : Database;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
