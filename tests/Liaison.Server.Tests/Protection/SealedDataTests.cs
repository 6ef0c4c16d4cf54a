using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Backups;

namespace Liaison.Server.Tests.Protection;

/// <summary>The encrypted stream of a backup by itself, without the hashes and the signature around it.</summary>
public sealed class SealedDataTests
{
    private const int Header = 24;
    private const int Chunk = SealedData.ChunkBytes + 17;

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    // Made by another program, which follows the description of libsodium over ChaCha20 and Poly1305 of OpenSSL; key 00 01 … 1f.
    private const string Vector = "6465666768696a6b6c6d6e6f707172737475767778797a7b"
        + "5c107b96200f7edf50a2ac60f2d58b712e783bd53dc81e841b3a7ac9e3afdf5332380a3bf63ebba0caea54bf598f58c8d97e10";

    [Fact]
    public async Task It_opens_what_another_program_has_sealed_by_the_description() =>
        Assert.Equal("La famille reste dans son dossier.", Encoding.UTF8.GetString(await Open(Convert.FromHexString(Vector))));

    [Fact]
    public async Task Each_bit_of_the_vector_matters()
    {
        var whole = Convert.FromHexString(Vector);
        for (var bit = 0; bit < whole.Length * 8; bit++)
            await Refused(Flipped(whole, bit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedData.ChunkBytes - 1)]
    [InlineData(SealedData.ChunkBytes)]
    [InlineData(SealedData.ChunkBytes + 1)]
    [InlineData(3 * SealedData.ChunkBytes)]
    public async Task What_was_sealed_comes_back_whatever_its_length(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var sealedContent = await Seal(content);
        Assert.Equal(Header + length + 17 * (length / SealedData.ChunkBytes + 1), sealedContent.Length);
        Assert.Equal(content, await Open(sealedContent));
        Assert.NotEqual(sealedContent, await Seal(content));
    }

    [Fact]
    public async Task A_bit_that_is_flipped_anywhere_is_noticed()
    {
        var (whole, random) = (await Seal(RandomNumberGenerator.GetBytes(2 * SealedData.ChunkBytes + 1000)), new Random(20261130));
        int[] edges = [0, Header - 1, Header, Header + Chunk - 1, Header + Chunk, Header + 2 * Chunk - 1, Header + 2 * Chunk, whole.Length - 1];
        foreach (var offset in edges.Concat(Enumerable.Range(0, 200).Select(_ => random.Next(whole.Length))))
            await Refused(Flipped(whole, offset * 8 + random.Next(8)));
    }

    [Fact]
    public async Task A_stream_that_is_cut_lengthened_or_put_together_otherwise_is_noticed()
    {
        var whole = await Seal(RandomNumberGenerator.GetBytes(3 * SealedData.ChunkBytes));
        byte[] header = whole[..Header], first = Part(0), second = Part(1), third = Part(2), last = whole[(Header + 3 * Chunk)..];
        byte[] Part(int number) => whole[(Header + number * Chunk)..(Header + (number + 1) * Chunk)];
        await Open([.. header, .. first, .. second, .. third, .. last]);
        foreach (var other in (byte[][])
        [
            [], header[..^1], header, [.. header, .. first], [.. header, .. first, .. second, .. third], whole[..^1], [.. whole, 0], [.. whole, .. last],
            [.. header, .. second, .. first, .. third, .. last], [.. header, .. first, .. third, .. last], [.. header, .. first, .. first, .. second, .. third, .. last],
            [.. header, .. first, .. last], [.. header, .. last], [.. header, .. first, .. second, .. last[..^1]],
        ])
            await Refused(other);
    }

    [Fact]
    public async Task A_chunk_of_another_stream_under_the_same_key_is_noticed()
    {
        var (one, other) = (await Seal(new byte[2 * SealedData.ChunkBytes]), await Seal(new byte[2 * SealedData.ChunkBytes]));
        await Refused([.. one[..(Header + Chunk)], .. other[(Header + Chunk)..]]);
        await Refused([.. one[..Header], .. other[Header..]]);
    }

    [Fact]
    public async Task Another_key_opens_nothing()
    {
        var whole = await Seal("contenu"u8.ToArray());
        for (var bit = 0; bit < Key.Length * 8; bit++)
            await Refused(whole, Flipped(Key, bit));
    }

    private static byte[] Flipped(byte[] whole, int bit)
    {
        var changed = whole.ToArray();
        changed[bit / 8] ^= (byte)(1 << bit % 8);
        return changed;
    }

    private static async Task<byte[]> Seal(byte[] content)
    {
        using var to = new MemoryStream();
        await SealedData.Seal(new MemoryStream(content), to, Key);
        return to.ToArray();
    }

    private static async Task<byte[]> Open(byte[] sealedContent, byte[]? key = null)
    {
        using var to = new MemoryStream();
        await SealedData.Open(new MemoryStream(sealedContent), to, key ?? Key);
        return to.ToArray();
    }

    private static Task<CryptographicException> Refused(byte[] sealedContent, byte[]? key = null) =>
        Assert.ThrowsAnyAsync<CryptographicException>(() => Open(sealedContent, key));
}
