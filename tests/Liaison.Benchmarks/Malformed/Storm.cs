using System.Collections.Concurrent;
using System.Text;

namespace Liaison.Benchmarks.Malformed;

/// <summary>One finding: what was sent and what came back.</summary>
public sealed record Finding(int Turn, Verdict Verdict, Attack Attack, Received? Received)
{
    public override string ToString() => $"turn {Turn}, {Attack.Kind}: {Verdict}\n> {Shown(Encoding.UTF8.GetString(Attack.Bytes))}\n< "
        + Shown(Received is null ? "nothing" : Received.Head + "\n" + Received.Body);

    private static string Shown(string text) => text.Length > 1_500 ? text[..1_500] + "…" : text;
}

/// <summary>Sends malformed requests over several connections at once and judges every answer.</summary>
public sealed class Storm(World world, Uri address, int seed)
{
    private const int Connections = 8;

    /// <summary>How often each verdict fell on each kind.</summary>
    public ConcurrentDictionary<(string Kind, Verdict Verdict), int> Counts { get; } = [];

    public ConcurrentBag<Finding> Findings { get; } = [];

    public ConcurrentDictionary<string, int> Statuses { get; } = [];

    public async Task Run(int count)
    {
        var attacks = new Attacks(world, seed);
        var turn = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var wire = new Wire(address);
            for (int mine; (mine = Interlocked.Increment(ref turn)) < count;)
                await Send(wire, mine, attacks.Next(mine));
        })));
    }

    private async Task Send(Wire wire, int turn, Attack attack)
    {
        var received = await wire.Send(attack.Bytes, attack.IsLast, hasBody: !attack.IsHead, attack.IsCut);
        var verdict = Judge.Of(attack, received);
        Counts.AddOrUpdate((attack.Kind, verdict), 1, (_, before) => before + 1);
        Statuses.AddOrUpdate(received is null ? "none" : $"{received.Status}", 1, (_, before) => before + 1);
        if (verdict is Verdict.Failed or Verdict.NoProblem or Verdict.Told)
            Findings.Add(new Finding(turn, verdict, attack, received));
    }
}
