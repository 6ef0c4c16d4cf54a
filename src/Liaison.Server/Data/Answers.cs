namespace Liaison.Server.Data;

/// <summary>Lets all go on who waited for one commit. They are shared out over the processors and go on one after the other on each: a thread
/// woken for every single one costs more than what most of them have left to do.</summary>
internal static class Answers
{
    /// <param name="waiting">Who waits; the list may be used again at once.</param>
    /// <param name="answer">Tells one the outcome, and what it does thereupon runs before this returns.</param>
    public static void Give<T>(List<T> waiting, Action<T> answer)
    {
        var shares = int.Min(Environment.ProcessorCount, waiting.Count);
        for (var share = 0; share < shares; share++)
        {
            var (first, end) = (waiting.Count * share / shares, waiting.Count * (share + 1) / shares);
            ThreadPool.UnsafeQueueUserWorkItem(mine => mine.ForEach(answer), waiting[first..end], preferLocal: false);
        }
    }
}
