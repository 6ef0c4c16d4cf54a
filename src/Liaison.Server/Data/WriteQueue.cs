using Liaison.Domain;

namespace Liaison.Server.Data;

/// <summary>The one writer of the SQLite file: takes what waits, runs each write in its own savepoint of one transaction, commits once,
/// and only then answers each.</summary>
/// <param name="open">Opens the writer's connection, at first and after a failure.</param>
/// <param name="replanned">Told when there are new statistics, by which others would plan anew.</param>
internal sealed class WriteQueue(Func<KeptConnection> open, SqliteTrouble trouble, Action replanned) : IDisposable
{
    public const int MaxWaiting = BatchQueue<PendingWrite>.MaxWaiting;

    private readonly SqliteStatistics statistics = new(trouble, replanned);
    private BatchQueue<PendingWrite>? queue;
    private KeptConnection? connection;

    /// <summary>Starts to write.</summary>
    public WriteQueue Start()
    {
        queue = new BatchQueue<PendingWrite>("SQLite writer", WriteAndAnswer).Start();
        return this;
    }

    /// <summary>Puts a write into the queue; refused with <c>storage.busy</c> when it is full, <c>storage.unavailable</c> when it is closed.</summary>
    public Task<T> Add<T>(Func<Link, Task<T>> command, CancellationToken cancellation)
    {
        var pending = new PendingWrite<T>(command, cancellation);
        try
        {
            queue!.Add(pending);
        }
        catch (RefusedException refused)
        {
            pending.Fail(refused);
        }
        return pending.Outcome;
    }

    /// <summary>Takes no more, and returns when all that waited is written and answered.</summary>
    public void Dispose()
    {
        queue?.Dispose();
        connection?.Dispose();
    }

    private void WriteAndAnswer(List<PendingWrite> batch)
    {
        if (Write(batch))
            Answers.Give(batch, write => write.Answer());
        else
            Abandon(batch);
    }

    /// <summary>Whether the batch is on disk.</summary>
    private bool Write(List<PendingWrite> batch)
    {
        try
        {
            connection ??= open();
            statistics.Keep(connection);
            connection.Run("BEGIN IMMEDIATE");
            var link = new SqliteLink(connection, trouble);
            foreach (var write in batch)
            {
                if (!RunAlone(write, link, connection))
                    return false;
            }
            connection.Run("COMMIT");
            return true;
        }
        catch (Exception failure)
        {
            // Whatever it is: the batch fails, and the writer goes on.
            trouble.Report(failure);
            return false;
        }
    }

    /// <summary>Runs one write so that its failure undoes nothing but itself; false when the failure has ended the whole transaction.</summary>
    private static bool RunAlone(PendingWrite write, SqliteLink link, KeptConnection connection)
    {
        if (!write.IsWanted())
            return true;
        connection.Run("SAVEPOINT one");
        try
        {
            write.Run(link);
        }
        catch (Exception failure)
        {
            // After some errors (disk full, input or output) SQLite rolls back everything by itself; a RELEASE would then commit alone.
            if (!connection.IsInTransaction)
                return false;
            write.Failure = failure;
            connection.Run("ROLLBACK TO one");
        }
        connection.Run("RELEASE one");
        return true;
    }

    // A connection that failed is not trusted again.
    private void Abandon(List<PendingWrite> batch)
    {
        connection?.Dispose();
        connection = null;
        Answers.Give(batch, write => write.Fail(DataRules.Unavailable.Because()));
    }
}
