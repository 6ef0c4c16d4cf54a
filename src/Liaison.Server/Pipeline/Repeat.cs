using Liaison.Server.Data;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>A command that its sender may send again without doing it twice: what was done under its key is kept in the transaction of the
/// effect, for a day. Commands of one sender run one after the other, so that a repeat waits for the first.</summary>
public sealed class Repeat
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private byte[]? name;
    private byte[] content = [];

    /// <summary>Whether what is answered was done before.</summary>
    public bool IsReplay { get; private set; }

    /// <summary>The sender may repeat.</summary>
    /// <param name="hashOfName">Keyed hash of who sends, of what he sends it to, and of his key.</param>
    /// <param name="hashOfContent">Keyed hash of what he sends.</param>
    public void Allow(byte[] hashOfName, byte[] hashOfContent) => (name, content) = (hashOfName, hashOfContent);

    /// <summary>Does it, or answers what came of it before. Runs inside the write. Codes: <c>idempotency_key.reused</c>,
    /// <c>idempotency_key.answered_once</c>.</summary>
    public async Task<TResponse> Once<TResponse>(Session db, Func<Task<TResponse>> act)
    {
        if (name is null)
            return await act();
        if (await RepeatTable.Find(db, name) is { } done)
        {
            IsReplay = true;
            return done.Content.AsSpan().SequenceEqual(content) ? Again<TResponse>(done.ResultId) : throw RepeatRules.Reused.Because();
        }
        var response = await act();
        await RepeatTable.Keep(db, name, content, response is Guid id ? id : null, db.Now + Kept);
        return response;
    }

    /// <summary>What a command answered that made something of this id, or nothing.</summary>
    internal static TResponse Again<TResponse>(Guid? resultId) =>
        resultId is { } id && id is TResponse made ? made
        : Unit.Value is TResponse nothing ? nothing
        : throw RepeatRules.AnsweredOnce.Because();
}
