using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Liaison.Server.Data;

/// <summary>A value that an object of arguments holds for a statement.</summary>
/// <param name="ValueIn">Reads it: compiled once for all statements, for each of them asks at each call.</param>
internal sealed record Argument(string Name, Type Type, Func<object, object?> ValueIn)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Argument>> Known = new();

    /// <summary>The values that objects of a type hold.</summary>
    public static IReadOnlyList<Argument> Of(Type arguments) =>
        Known.GetOrAdd(arguments, type => [.. type.GetProperties().Select(property => new Argument(property.Name, property.PropertyType, Reader(property)))]);

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var holder = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(holder, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), holder).Compile();
    }
}
