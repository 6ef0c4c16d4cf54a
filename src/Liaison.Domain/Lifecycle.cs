using System.Collections.Frozen;
using System.Text;

namespace Liaison.Domain;

/// <summary>One passage of a state: the step taken, from where to where, and why.</summary>
public sealed record Passage(string Step, string From, string To, string? Reason);

/// <summary>The statuses of a noun and its one table of moves; what is not listed is refused.</summary>
public sealed class Lifecycle<TStatus, TStep>
    where TStatus : struct, Enum
    where TStep : struct, Enum
{
    private readonly Refusal refusal;
    private readonly FrozenDictionary<(TStatus, TStep), TStatus> moves;

    /// <param name="refusal">Refusal of a step that is not listed; gets the facts <c>state</c>, <c>step</c>, <c>allowedSteps</c>.</param>
    /// <param name="moves">Every allowed move.</param>
    public Lifecycle(Refusal refusal, params (TStatus From, TStep Step, TStatus To)[] moves)
    {
        this.refusal = refusal;
        this.moves = moves.ToFrozenDictionary(move => (move.From, move.Step), move => move.To);
    }

    /// <summary>Steps that only follow from another act and are therefore never offered to a caller.</summary>
    public IReadOnlyList<TStep> Consequences { get; init; } = [];

    /// <summary>Whether the step is listed for this status.</summary>
    public bool Allows(TStatus from, TStep step) => moves.ContainsKey((from, step));

    /// <summary>The steps a caller may ask for in this status, in the order of the enum.</summary>
    public IEnumerable<TStep> StepsFrom(TStatus from) =>
        Enum.GetValues<TStep>().Where(step => Allows(from, step) && !Consequences.Contains(step));

    /// <summary>The status after the step; refused when the step is not listed.</summary>
    public TStatus After(TStatus from, TStep step) => moves.TryGetValue((from, step), out var to)
        ? to
        : throw refusal.Because(("state", CamelCase.Of(from)), ("step", CamelCase.Of(step)), ("allowedSteps", StepsFrom(from).Select(CamelCase.Of).ToArray()));

    /// <summary>The passage that the step makes; refused when the step is not listed.</summary>
    public Passage Pass(TStatus from, TStep step, string? reason = null) =>
        new(step.ToString(), from.ToString(), After(from, step).ToString(), reason);

    /// <summary>The whole table as text: a line for each status, <c>step→status</c> for each allowed step.</summary>
    public string Matrix()
    {
        var text = new StringBuilder();
        foreach (var from in Enum.GetValues<TStatus>())
        {
            var allowed = Enum.GetValues<TStep>().Where(step => Allows(from, step))
                .Select(step => $"{CamelCase.Of(step)}→{CamelCase.Of(moves[(from, step)])}");
            text.Append(CamelCase.Of(from)).Append(": ").AppendLine(string.Join(", ", allowed.DefaultIfEmpty("–")));
        }
        return text.ToString();
    }
}
