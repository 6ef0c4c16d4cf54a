using System.Text;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What stands in a text column is read from its bytes; what is no such value is left to the mapping, which says so.</summary>
public sealed class TextValueTests
{
    [Fact]
    public void Ids_days_and_instants_are_read_as_they_are_written()
    {
        Assert.Equal(Guid.Parse("019a0000-0000-7000-8000-000000000001"), Read<Guid?>("019a0000-0000-7000-8000-000000000001"));
        Assert.Equal(new DateOnly(2024, 2, 29), Read<DateOnly>("2024-02-29"));
        Assert.Equal(new DateTimeOffset(2017, 11, 29, 8, 30, 15, TimeSpan.Zero).AddTicks(1234567), Read<DateTimeOffset?>("2017-11-29T08:30:15.1234567Z"));
    }

    [Fact]
    public void An_enum_is_read_by_the_name_of_its_value() => Assert.All(Enum.GetValues<MeetingStatus>(), status => Assert.Equal(status, Read<MeetingStatus>($"{status}")));

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-2-29")]
    [InlineData("2024-02-29T00:00:00.0000000Z")]
    [InlineData("")]
    public void What_is_no_day_is_left_to_the_mapping(string text) => Assert.Null(Read<DateOnly>(text));

    [Theory]
    [InlineData("019a0000000070008000000000000001")]
    [InlineData("2017-11-29")]
    public void What_is_no_id_and_no_instant_is_left_to_the_mapping(string text)
    {
        Assert.Null(Read<Guid>(text));
        Assert.Null(Read<DateTimeOffset>(text));
    }

    [Fact]
    public void A_name_that_no_value_has_is_refused() => Assert.Throws<InvalidCastException>(() => Read<Orientation>("favourable?"));

    [Fact]
    public void Other_texts_are_texts() => Assert.Null(TextValue.Of(typeof(string)));

    private static object? Read<T>(string text) => TextValue.Of(typeof(T))!.Read(Encoding.UTF8.GetBytes(text));
}
