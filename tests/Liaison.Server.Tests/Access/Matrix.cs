using System.Collections.Concurrent;

namespace Liaison.Server.Tests.Access;

/// <summary>Every operation × everybody × every thing, asked of the service and held against the reviewed table.</summary>
internal sealed class Matrix(World world, Asking asking, Canaries canaries)
{
    /// <summary>How many questions were asked.</summary>
    public int Asked => asked;

    private int asked;

    /// <summary>All questions: an operation without a thing in its address once for everybody, another one for each
    /// thing of its noun and an absent one. Who is turned away at the door is asked of one thing and an absent one.</summary>
    public IEnumerable<Question> Questions() =>
        from operation in AccessTable.Operations
        let noun = Thing.NounOf(operation.Split(' ')[1])
        from thing in noun is null ? (IEnumerable<Thing?>)[null] : world.Things.Where(thing => thing.Noun == noun).Append(Thing.Absent(noun))
        from visitor in world.Visitors
        let question = new Question(operation, visitor, thing)
        where thing?.State != Thing.Speaking || !MayChange(question)
        where visitor.Unknown is null || thing is null or { State: "absent" } || thing == world.Things.First(one => one.Noun == noun)
        select question;

    /// <summary>How many questions are to be answered in which way.</summary>
    public IEnumerable<(string Verdict, int Count)> Verdicts() => Questions().GroupBy(question => Verdict(question) is var (status, _) ? $"{status}" : "allowed")
        .Select(verdict => (verdict.Key, verdict.Count()));

    /// <summary>Asks, and says where the service answered otherwise than the table has it. What is refused or only read is asked first, while
    /// everything is still in its state; what may change something comes last.</summary>
    public async Task<IReadOnlyList<string>> Differences(IEnumerable<Question> questions)
    {
        var differences = new ConcurrentQueue<string>();
        var replies = new ConcurrentDictionary<(string Operation, string Visitor, int Status), Reply>();
        var byChange = questions.ToLookup(MayChange);
        foreach (var changes in new[] { false, true })
        {
            await Parallel.ForEachAsync(byChange[changes], new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (question, _) =>
            {
                Interlocked.Increment(ref asked);
                var reply = await asking.Ask(question);
                if (WhatIsWrong(question, reply) is { } wrong)
                    differences.Enqueue($"{question}: {wrong}");
                // Of two answers that refuse one caller the same, nothing may tell which thing is there and which is not.
                else if (Verdict(question) is var (status, _) && replies.GetOrAdd((question.Operation, question.Visitor.Name, status), reply) is var first
                    && first != reply)
                    differences.Enqueue($"{question}: this refusal can be told from another\n{first}\n{reply}");
            });
        }
        return [.. differences.Order(StringComparer.Ordinal)];
    }

    private static bool MayChange(Question question) => question.Method != "GET" && Verdict(question) is null;

    private static (int Status, string Code)? Verdict(Question question) => AccessTable.Verdict(question.Operation, question.Visitor, question.Thing);

    private string? WhatIsWrong(Question question, Reply reply) => Verdict(question) switch
    {
        _ when reply.Status >= 500 => $"failed with {reply.Status} {reply.Body}",
        _ when reply.Status >= 400 && canaries.In(reply.ToString()).FirstOrDefault() is { } told => $"tells {told.Field} in its refusal",
        _ when reply.Status >= 400 && !asking.Names(question, reply) => $"the document does not name {reply.Status} {reply.Code}",
        null => reply.Status is 401 or 403 or 404 ? $"is allowed, and was answered {reply.Status} {reply.Code}" : null,
        var (status, code) => (reply.Status, reply.Code) == (status, code) ? null : $"is {status} {code}, and was answered {reply.Status} {reply.Code}",
    };
}
