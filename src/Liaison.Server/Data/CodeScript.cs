using System.Data;
using System.Reflection;
using DbUp.Engine;
using Liaison.Server.Protection;

namespace Liaison.Server.Data;

/// <summary>A migration that SQL alone cannot do, since it opens or seals; it runs among the scripts by its name.</summary>
/// <param name="safe">Opens and seals.</param>
internal abstract class CodeScript(Safe safe) : IScript
{
    protected Safe Safe => safe;

    /// <summary>All there are, by their names.</summary>
    public static readonly IReadOnlyDictionary<string, Type> All = typeof(CodeScript).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeScript)))
        .ToDictionary(type => type.GetCustomAttribute<RunsAsAttribute>()!.Script);

    /// <summary>Those of <see cref="All"/> that seal what stood in plain columns, which stays in the file until that is written anew.</summary>
    public static readonly IReadOnlySet<string> Sealing = All.Where(script => script.Value.GetCustomAttribute<RunsAsAttribute>()!.Seals)
        .Select(script => script.Key).ToHashSet();

    /// <summary>One of <see cref="All"/>.</summary>
    /// <param name="safe">Null for whoever only asks what has run.</param>
    public static IScript Of(Type type, Safe? safe) => safe is null ? new Named() : (IScript)Activator.CreateInstance(type, safe)!;

    public string ProvideScript(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        Run(command.Connection!, command.Transaction);
        return "";
    }

    /// <summary>Does its work in the transaction of the script.</summary>
    protected abstract void Run(IDbConnection connection, IDbTransaction? transaction);

    private sealed class Named : IScript
    {
        public string ProvideScript(Func<IDbCommand> dbCommandFactory) => throw new InvalidOperationException("This script is not there to be run.");
    }
}

/// <summary>The name of a migration in code among the scripts.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RunsAsAttribute(string script) : Attribute
{
    public string Script => script;

    /// <summary>Whether it seals what stood in plain columns.</summary>
    public bool Seals { get; init; }
}
