namespace Liaison.Domain.Tests;

public sealed class RandomBytesTests
{
    [Fact]
    public void No_bytes_are_given_out_twice()
    {
        var drawn = Enumerable.Range(0, 10_000).AsParallel().Select(_ => Convert.ToHexString(RandomBytes.Of(16))).ToList();
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void As_many_as_are_asked_for_are_random(int count)
    {
        // 0 is one value of 256: a tail of eight that was left as it was would be one of 2 to the 64th.
        var (one, other) = (RandomBytes.Of(count + 8), RandomBytes.Of(count + 8));
        Assert.Equal(count + 8, one.Length);
        Assert.NotEqual(one, other);
        Assert.Contains(one[^8..], value => value != 0);
    }
}
