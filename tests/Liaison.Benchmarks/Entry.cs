namespace Liaison.Benchmarks;

/// <summary>A benchmark or drill that has a name and prints one table or more.</summary>
/// <param name="What">What it measures, or what must not happen.</param>
/// <param name="Run">Runs it; false when what it promises is not kept.</param>
public sealed record Entry(string Name, string What, Func<Settings, Task<bool>> Run);
