namespace Liaison.Domain.Tests;

/// <summary>Says that an act is refused, and with which refusal.</summary>
internal static class Refused
{
    /// <summary>The exception of an act that must be refused with exactly this refusal.</summary>
    public static RefusedException With(Refusal expected, Func<object?> act)
    {
        var thrown = Assert.Throws<RefusedException>(act);
        Assert.Equal(expected.Code, thrown.Refusal.Code);
        return thrown;
    }

    /// <summary>The fact of a name that a refusal gives.</summary>
    public static object? Fact(this RefusedException thrown, string name) => Assert.Single(thrown.Facts, fact => fact.Name == name).Value;
}
