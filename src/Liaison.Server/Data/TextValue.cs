using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;

namespace Liaison.Server.Data;

/// <summary>How a text of SQLite is read as what it stands for, without making a string of it first.</summary>
/// <param name="Told">The type by which Dapper's row parsers know such a column.</param>
/// <param name="Read">The value of a text; null where it is none, for the mapping to judge.</param>
internal sealed record TextValue(Type Told, Func<ReadOnlySpan<byte>, object?> Read)
{
    private const int DayLength = 10;

    private static readonly TextValue Id = new(typeof(string), text => Utf8Parser.TryParse(text, out Guid id, out _, 'D') ? id : null);
    private static readonly TextValue Instant = new(typeof(string), text => Utf8Parser.TryParse(text, out DateTimeOffset at, out _, 'O') ? at : null);
    private static readonly TextValue Day = new(typeof(string), text => IsDay(text, out var day) ? day : null);
    private static readonly ConcurrentDictionary<Type, TextValue> Enums = new();

    /// <summary>How a field is read; null where its text is enough.</summary>
    public static TextValue? Of(Type field) => (Nullable.GetUnderlyingType(field) ?? field) switch
    {
        var type when type == typeof(Guid) => Id,
        var type when type == typeof(DateTimeOffset) => Instant,
        var type when type == typeof(DateOnly) => Day,
        { IsEnum: true } type => Enums.GetOrAdd(type, Named),
        _ => null,
    };

    // The runtime reads instants from bytes, and no days: a day is its midnight.
    private static bool IsDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        var midnight = "T00:00:00.0000000"u8;
        Span<byte> instant = stackalloc byte[DayLength + midnight.Length];
        day = default;
        if (text.Length != DayLength)
            return false;
        text.CopyTo(instant);
        midnight.CopyTo(instant[DayLength..]);
        if (!Utf8Parser.TryParse(instant, out DateTime at, out _, 'O'))
            return false;
        day = DateOnly.FromDateTime(at);
        return true;
    }

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
