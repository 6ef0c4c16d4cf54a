using System.Globalization;
using System.Numerics;
using FluentValidation;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>What a field may hold; each rule with its stable code and both languages.</summary>
public static class InputRules
{
    public static readonly Refusal Required = new("text.required", "Ce champ est nécessaire.", "This field is required.", RefusalKind.Content);
    public static readonly Refusal TooLong = new("text.too_long", "Ce texte dépasse {max} caractères.", "This text exceeds {max} characters.",
        RefusalKind.Content);
    public static readonly Refusal Unsafe = new("text.unsafe",
        "Ce texte contient des caractères de commande ou de sens d'écriture qui ne sont pas admis.",
        "This text holds control or direction characters that are not admitted.", RefusalKind.Content);
    public static readonly Refusal OutOfRange = new("number.out_of_range", "Ce nombre doit être compris entre {min} et {max}.",
        "This number must lie between {min} and {max}.", RefusalKind.Content);
    public static readonly Refusal ListEmpty = new("list.empty", "Cette liste ne peut pas être vide.", "This list cannot be empty.", RefusalKind.Content);
    public static readonly Refusal ListTooLong = new("list.too_long", "Cette liste dépasse {max} éléments.", "This list exceeds {max} elements.",
        RefusalKind.Content);
    public static readonly Refusal ListRepeats = new("list.repeats", "Cette liste nomme deux fois le même élément.",
        "This list names an element twice.", RefusalKind.Content);
    public static readonly Refusal DayOutOfRange = new("day.out_of_range", "Ce jour doit se situer entre 1900 et 2199.",
        "This day must lie between 1900 and 2199.", RefusalKind.Content);
    public static readonly Refusal FormatWrong = new("text.format", "Ce texte n'a pas la forme attendue.",
        "This text does not have the form expected.", RefusalKind.Content);

    /// <summary>A text that is there, of at most <paramref name="max"/> characters.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int max) =>
        rule.Holds(new() { MinLength = 1 }, text => !string.IsNullOrWhiteSpace(text)).Refuses(Required).OptionalText(max)!;

    /// <summary>A text that may be missing or empty, of at most <paramref name="max"/> characters.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalText<T>(this IRuleBuilder<T, string?> rule, int max) => rule
        .Holds(new() { MaxLength = max }, text => text is null || text.Length <= max).Refuses(TooLong, ("max", max))
        .Holds(new() { Pattern = Bound.SafeText }, text => text is null || IsSafe(text)).Refuses(Unsafe);

    /// <summary>A text of one form, which <paramref name="holds"/> tells; the pattern shows it.</summary>
    public static IRuleBuilderOptions<T, string?> Form<T>(this IRuleBuilder<T, string?> rule, int max, string pattern, Func<string, bool> holds) =>
        rule.Holds(new() { MaxLength = max, Pattern = pattern }, text => text is null || holds(text)).Refuses(FormatWrong);

    /// <summary>A text whose form is the domain's to refuse, with a code of its own; here it is only shown.</summary>
    public static IRuleBuilderOptions<T, string?> DomainForm<T>(this IRuleBuilder<T, string?> rule, int max, string pattern = Bound.SafeText) =>
        rule.Holds(new() { MaxLength = max, Pattern = pattern }, _ => true);

    /// <summary>Bytes, sent as base64, whose number is the domain's to refuse; here it is only shown.</summary>
    public static IRuleBuilderOptions<T, byte[]> DomainBytes<T>(this IRuleBuilder<T, byte[]> rule, int max) =>
        rule.Holds(new() { MaxLength = (max + 2) / 3 * 4, Pattern = "^[A-Za-z0-9+/]*={0,2}$" }, _ => true);

    /// <summary>A number in a range, both ends included.</summary>
    public static IRuleBuilderOptions<T, int> Between<T>(this IRuleBuilder<T, int> rule, int min, int max) =>
        rule.Holds(new() { Minimum = min, Maximum = max }, number => number >= min && number <= max).Refuses(OutOfRange, ("min", min), ("max", max));

    /// <summary>The same where the number may be missing.</summary>
    public static IRuleBuilderOptions<T, TNumber?> OptionalBetween<T, TNumber>(this IRuleBuilder<T, TNumber?> rule, int min, int max)
        where TNumber : struct, INumber<TNumber> => rule
        .Holds(new() { Minimum = min, Maximum = max }, number => number is not { } given || (given >= TNumber.CreateChecked(min) && given <= TNumber.CreateChecked(max)))
        .Refuses(OutOfRange, ("min", min), ("max", max));

    /// <summary>A list of at most <paramref name="max"/> elements, or none at all.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> AtMost<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, int max) =>
        rule.Holds(new() { MaxItems = max }, list => list is null || list.Count <= max).Refuses(ListTooLong, ("max", max));

    /// <summary>A list that is not empty.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> Some<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule) =>
        rule.Holds(new() { MinItems = 1 }, list => list.Count > 0).Refuses(ListEmpty);

    /// <summary>A list of at most <paramref name="max"/> different elements.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> Distinct<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule, int max) => rule
        .Holds(new() { MaxItems = max }, list => list.Count <= max).Refuses(ListTooLong, ("max", max))
        .Must(list => list.Distinct().Count() == list.Count).Refuses(ListRepeats);

    /// <summary>A list that is not empty, of at most <paramref name="max"/> different elements.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>> SomeDistinct<T, TElement>(this IRuleBuilder<T, IReadOnlyList<TElement>> rule, int max) =>
        rule.Some().Distinct(max);

    /// <summary>A day of an era that the calendar rules cover.</summary>
    public static IRuleBuilderOptions<T, DateOnly> Day<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.Holds(Era, day => day.Year is >= 1900 and < 2200).Refuses(DayOutOfRange);

    /// <summary>The same where the day may be missing.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> OptionalDay<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Holds(Era, day => day is null or { Year: >= 1900 and < 2200 }).Refuses(DayOutOfRange);

    /// <summary>A local moment of the same era.</summary>
    public static IRuleBuilderOptions<T, DateTime> Moment<T>(this IRuleBuilder<T, DateTime> rule) =>
        rule.Must(moment => moment.Year is >= 1900 and < 2200).Refuses(DayOutOfRange);

    /// <summary>Answers with this refusal's code and text when the rule before it fails.</summary>
    public static IRuleBuilderOptions<T, TField> Refuses<T, TField>(this IRuleBuilderOptions<T, TField> rule, Refusal refusal,
        params (string, object?)[] facts) =>
        rule.WithErrorCode(refusal.Code).WithMessage(_ => refusal.Text(facts));

    private static readonly Bound Era = new() { Pattern = @"^(19|20|21)\d{2}-\d{2}-\d{2}$" };

    private static IRuleBuilderOptions<T, TField> Holds<T, TField>(this IRuleBuilder<T, TField> rule, Bound bound, Func<TField, bool> holds) =>
        rule.SetValidator(new Bounded<T, TField>(bound, holds));

    /// <summary>Whether a text holds none of the characters that are not admitted.</summary>
    public static bool IsSafe(string text) => !text.EnumerateRunes().Any(IsUnsafe);

    // Line breaks and tabs are text; other control characters, direction overrides and unassigned code points are not.
    private static bool IsUnsafe(System.Text.Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFFFD => true,
        _ => System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
