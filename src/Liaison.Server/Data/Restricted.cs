using Liaison.Server.Pipeline;

namespace Liaison.Server.Data;

/// <summary>Which cases are kept from a caller: their processing is restricted, no use of them is admitted at present, and he is not the office head, who
/// decides about that. What a command decides by is not kept from it; what it answers is. [GDPR art. 18]</summary>
internal sealed class Restricted(Caller caller)
{
    private HashSet<Guid>? cases;
    private bool deciding;

    /// <summary>Whether a case is.</summary>
    public bool Holds(Guid? caseId) => !deciding && caseId is { } id && cases?.Contains(id) == true;

    /// <summary>Whether there is nothing left to find out.</summary>
    public bool IsKnown => deciding || cases is not null;

    /// <summary>Forgets what was known: another snapshot, or another write, may say otherwise.</summary>
    public void Forget() => cases = null;

    /// <summary>Finds out, once for each snapshot and each write.</summary>
    public async ValueTask Know(Link link, DateTimeOffset now)
    {
        if (!IsKnown)
            cases = caller.ReadsRestricted ? [] : [.. await link.List<Guid>(Sql, new { caller.Prefecture, Now = now })];
    }

    /// <summary>Runs the part of a write that decides: it reads what it changes, whatever its caller is shown.</summary>
    public async Task<T> Decide<T>(Func<Task<T>> decision)
    {
        deciding = true;
        try
        {
            return await decision();
        }
        finally
        {
            deciding = false;
            Forget();
        }
    }

    private const string Sql = """
        SELECT case_id FROM case_restriction restriction
        WHERE prefecture_code = @Prefecture AND status = 'Restricted'
          AND NOT EXISTS (SELECT 1 FROM restriction_use WHERE restriction_id = restriction.id AND until_at > @Now)
        """;
}
