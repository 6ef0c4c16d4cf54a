namespace Liaison.Server.Protection;

/// <summary>How what is said of people is protected at rest; section <c>Protection</c> of the settings.</summary>
public sealed class ProtectionOptions
{
    /// <summary>Where root keys are: <c>files</c> in the key folder, or <c>environment:NAME</c> for those that a key service brings in a variable.</summary>
    public string KeyService { get; set; } = "files";

    /// <summary>SQLite: path of the key store; by default <c>case-keys.db</c> in the key folder.</summary>
    public string? KeyStorePath { get; set; }

    /// <summary>PostgreSQL: how the service connects to the key store; by default as to the data.</summary>
    public string? KeyStoreConnectionString { get; set; }

    /// <summary>PostgreSQL: how the owner of the key store connects, where that is a database of its own.</summary>
    public string? KeyStoreOwnerConnectionString { get; set; }
}
