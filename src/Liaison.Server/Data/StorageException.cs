namespace Liaison.Server.Data;

/// <summary>The storage cannot be used as it is set up; the message says to the operator what to change.</summary>
public sealed class StorageException(string message) : Exception(message);
