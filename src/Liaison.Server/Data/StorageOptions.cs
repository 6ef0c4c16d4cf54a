namespace Liaison.Server.Data;

/// <summary>A database engine the service runs on.</summary>
public enum StorageEngine
{
    /// <summary>One embedded file, one node of the service.</summary>
    Sqlite,
    /// <summary>A server, any number of nodes.</summary>
    Postgresql,
}

/// <summary>Where the service keeps its data; section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    public StorageEngine Engine { get; set; } = StorageEngine.Sqlite;

    /// <summary>Path of the SQLite file; made when it is not there.</summary>
    public string Path { get; set; } = "data/liaison.db";

    /// <summary>PostgreSQL: how the service connects, as a role that owns no table.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>PostgreSQL: how <c>migrate</c>, <c>backup</c> and <c>restore</c> connect, as the owner of the tables.</summary>
    public string? OwnerConnectionString { get; set; }
}
