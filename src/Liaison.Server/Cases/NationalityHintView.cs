using Liaison.Domain.Cases;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>Why a nationality should be looked at once more; nothing is refused for it.</summary>
/// <param name="Nationality">As it is stated.</param>
/// <param name="Text">In the caller's language.</param>
public sealed record NationalityHintView(string Nationality, NationalityHintKind Hint, string Text)
{
    public static IReadOnlyList<NationalityHintView> All(IEnumerable<NationalityHint> hints) =>
        [.. hints.Select(hint => new NationalityHintView(hint.Nationality, hint.Kind, hint.Text.Text()))];
}
