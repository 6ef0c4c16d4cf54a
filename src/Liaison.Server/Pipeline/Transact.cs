using Liaison.Server.Data;
using Liaison.Server.Journal;
using MediatR;

namespace Liaison.Server.Pipeline;

/// <summary>Third behaviour, for commands: the handler runs inside one write together with its entry in the journal and the reading
/// of what it shows, and what it answers is on disk.</summary>
public sealed class Transact<TRequest, TResponse>(Session db, Expected expected, Repeat repeat, Showing showing) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>
{
    private static readonly bool MayTouchFrozen = typeof(TRequest).IsAssignableTo(typeof(IMayTouchFrozen));
    private static readonly bool MayTouchRestricted = Frozen.MayTouchRestricted(typeof(TRequest), TRequest.Requires);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is IOpensCases { CasesOpened: var count })
            await db.MakeCaseKeys(count);
        return await db.Write(async () =>
        {
            var response = await repeat.Once(db, () => Act(next));
            await showing.Read(response);
            return response;
        }, cancellationToken);
    }

    private async Task<TResponse> Act(RequestHandlerDelegate<TResponse> next)
    {
        await expected.MustHold();
        var response = await db.Decide(() => next());
        var cases = db.Changed.Select(record => record.CaseId).OfType<Guid>().ToList();
        if (!MayTouchFrozen)
            await Frozen.MustNotBe(db, cases);
        if (!MayTouchRestricted)
            await Frozen.MustNotBeRestricted(db, cases);
        await EntryTable.Insert(db, JournalEntry.Of<TRequest>(db.Caller, db.Now, db.Changed, cases));
        return response;
    }
}
