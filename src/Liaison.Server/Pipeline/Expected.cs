namespace Liaison.Server.Pipeline;

/// <summary>What the sender of a command expects of what it finds. It is asked inside the write, before anything is changed: between the
/// look and the change nobody else can write.</summary>
public sealed class Expected
{
    /// <summary>Refuses by throwing; null where nothing is expected.</summary>
    public Func<Task>? Check { get; set; }

    public Task MustHold() => Check?.Invoke() ?? Task.CompletedTask;
}
