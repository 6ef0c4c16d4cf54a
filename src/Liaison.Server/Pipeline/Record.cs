using Liaison.Server.Data;
using Liaison.Server.Journal;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Fourth behaviour, for queries: where the answer speaks of cases, or else of people, the journal has its entry on disk before the answer leaves.</summary>
public sealed class Record<TRequest, TResponse>(Session db, LookIntake looks) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IQuery<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        Guid[] cases = (request as IShowsCases ?? response as IShowsCases) is { } shows ? [.. NotNamed(shows.CasesShown)] : [];
        RecordReference[] records = request is IShowsRecords tells ? [.. tells.RecordsShown.Except(db.Changed)] : [];
        if (cases.Length > 0 || records.Length > 0)
        {
            var look = JournalEntry.Of<TRequest>(db.Caller, db.Now, records, cases);
            if (db.IsWriting)
                await EntryTable.Insert(db, look);
            else
                await BesideReading(look);
        }
        return response;
    }

    // The answer to an act speaks of what the act changed, and its own entry has named that already.
    private IEnumerable<Guid> NotNamed(IEnumerable<Guid> cases) =>
        db.Changed.Count == 0 ? cases : cases.Except(db.Changed.Select(record => record.CaseId).OfType<Guid>());

    private async Task BesideReading(JournalEntry look)
    {
        await db.EndReading();
        await looks.Add(look);
    }
}
