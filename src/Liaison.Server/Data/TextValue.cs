using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;

namespace Liaison.Server.Data;

/// <summary>How a text of SQLite is read as what it stands for, without making a string of it first.</summary>
/// <param name="Told">The type by which Dapper's row parsers know such a column.</param>
/// <param name="Read">The value of a text; null where it is none, for the mapping to judge.</param>
internal sealed record TextValue(Type Told, Func<ReadOnlySpan<byte>, object?> Read)
{
    private static readonly TextValue Id = new(typeof(string), text => Utf8Parser.TryParse(text, out Guid id, out _, 'D') ? id : null);
    private static readonly TextValue Instant = new(typeof(string), text => Utf8Parser.TryParse(text, out DateTimeOffset at, out _, 'O') ? at : null);
    private static readonly ConcurrentDictionary<Type, TextValue> Enums = new();

    /// <summary>How a field is read; null where its text is enough.</summary>
    public static TextValue? Of(Type field) => (Nullable.GetUnderlyingType(field) ?? field) switch
    {
        var type when type == typeof(Guid) => Id,
        var type when type == typeof(DateTimeOffset) => Instant,
        { IsEnum: true } type => Enums.GetOrAdd(type, Named),
        _ => null,
    };

    // A parser of Dapper takes an enum as its number, and a boxed enum is as good.
    private static TextValue Named(Type type)
    {
        var names = Enum.GetNames(type).Select(name => (Text: Encoding.UTF8.GetBytes(name), Value: Enum.Parse(type, name))).ToArray();
        return new(Enum.GetUnderlyingType(type), text =>
        {
            foreach (var (name, value) in names)
            {
                if (text.SequenceEqual(name))
                    return value;
            }
            throw new InvalidCastException($"A column holds something else than a {type.Name}.");
        });
    }
}
