namespace Liaison.Server.Tests;

/// <summary>A test that shows as skipped, with the reason, where there is no PostgreSQL; here it stands in place of xunit's own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactAttribute : Xunit.FactAttribute
{
    public FactAttribute() => Skip = TestStorage.Missing;
}

/// <inheritdoc cref="FactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public TheoryAttribute() => Skip = TestStorage.Missing;
}
