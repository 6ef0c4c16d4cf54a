using FluentValidation;
using FluentValidation.Validators;

namespace Liaison.Server.Web;

/// <summary>The limits of a field in the words of JSON Schema: a rule holds them, and the OpenAPI document shows them.</summary>
public sealed record Bound
{
    /// <summary>Line breaks and tabs are text; other control characters, direction overrides and private characters are not.</summary>
    public const string SafeText = @"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uE000-\uF8FF\uFFFD]*$";

    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public int? Minimum { get; init; }
    public int? Maximum { get; init; }
    public string? Pattern { get; init; }

    /// <summary>Both at once; where both say something, the later one counts.</summary>
    public Bound With(Bound later) => new()
    {
        MinLength = later.MinLength ?? MinLength, MaxLength = later.MaxLength ?? MaxLength,
        MinItems = later.MinItems ?? MinItems, MaxItems = later.MaxItems ?? MaxItems,
        Minimum = later.Minimum ?? Minimum, Maximum = later.Maximum ?? Maximum, Pattern = later.Pattern ?? Pattern,
    };
}

/// <summary>A rule that knows its limits.</summary>
public interface IBounded
{
    Bound Bound { get; }
}

/// <summary>A rule of one field with the limits that it holds.</summary>
public sealed class Bounded<T, TField>(Bound bound, Func<TField, bool> holds) : PropertyValidator<T, TField>, IBounded
{
    public override string Name => "Bounded";

    public Bound Bound => bound;

    public override bool IsValid(ValidationContext<T> context, TField value) => holds(value);
}
