using Liaison.Server.Data;
using Liaison.Server.Journal;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Fourth behaviour, for queries: where the answer speaks of cases, the journal has its entry on disk before the answer leaves.</summary>
public sealed class Record<TRequest, TResponse>(Session db, Database database) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IQuery<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if ((request as IShowsCases ?? response as IShowsCases)?.CasesShown.ToArray() is { Length: > 0 } cases)
        {
            await db.EndReading();
            await EntryTable.Append(database, JournalEntry.Of<TRequest>(db.Caller, db.Now, [], cases));
        }
        return response;
    }
}
