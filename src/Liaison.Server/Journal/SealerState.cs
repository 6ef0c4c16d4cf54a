namespace Liaison.Server.Journal;

/// <summary>What the sealer of this node has done since it started, for health and metrics.</summary>
public sealed partial class SealerState(ILogger<Sealer> logger)
{
    private long checkpoints;
    private long failures;

    /// <summary>Whether the last attempt failed.</summary>
    public bool FailedLast { get; private set; }

    public long Checkpoints => Interlocked.Read(ref checkpoints);

    public long Failures => Interlocked.Read(ref failures);

    public void Sealed(int taken)
    {
        FailedLast = false;
        Interlocked.Add(ref checkpoints, taken);
    }

    /// <summary>Told by the type of the error alone, for its message may hold what somebody sent.</summary>
    public void Failed(Exception error)
    {
        FailedLast = true;
        Interlocked.Increment(ref failures);
        Log(logger, error.GetType().Name);
    }

    [LoggerMessage(1, LogLevel.Error, "The journal could not be sealed or pruned: {Type}")]
    private static partial void Log(ILogger logger, string type);
}
