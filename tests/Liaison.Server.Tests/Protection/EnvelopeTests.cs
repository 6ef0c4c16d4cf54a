using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Protection;

namespace Liaison.Server.Tests.Protection;

/// <summary>The primitives that everything sealed rests on, against vectors that others have computed.</summary>
public sealed class EnvelopeTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(index => (byte)index)];
    private static readonly byte[] Context = Encoding.ASCII.GetBytes("context");

    // Test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation.
    [Fact]
    public void The_platform_encrypts_as_AES_256_GCM_is_specified()
    {
        var key = Convert.FromHexString("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        var plain = Convert.FromHexString("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var gcm = new AesGcm(key, 16);
        gcm.Encrypt(Convert.FromHexString("cafebabefacedbaddecaf888"), plain, cipher, tag, Convert.FromHexString("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
        Assert.Equal("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            Convert.ToHexStringLower(cipher));
        Assert.Equal("76fc6ece0f4e1768cddf8853bb2d551b", Convert.ToHexStringLower(tag));
    }

    // RFC 5869, test case 1.
    [Fact]
    public void The_platform_derives_keys_as_HKDF_is_specified() => Assert.Equal(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromHexString("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), 42,
            Convert.FromHexString("000102030405060708090a0b0c"), Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9"))));

    // Computed with another library, in Python and in JavaScript.
    [Fact]
    public void An_envelope_is_built_as_described()
    {
        var envelope = Envelope.Seal(Key, Context, Encoding.UTF8.GetBytes("contenu protégé"), [.. Enumerable.Range(100, 12).Select(index => (byte)index)]);
        Assert.Equal("016465666768696a6b6c6d6e6f2b74b0121c8723be4e10309c19cc0d3eeb42060a8b6cf372a7d1ac48fba3a54894e940c04c129b04fdf3783ffd42cacf1b5b98e7204a"
            + "4128faf1acd6ef81a58a764ec89c3d056f562cc0f9c061afabc6", Convert.ToHexStringLower(envelope));
        Assert.Equal("contenu protégé", Encoding.UTF8.GetString(Envelope.Open(Key, Context, envelope)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5000)]
    public void What_is_opened_is_what_was_sealed(int length)
    {
        // Ends that look like the filling.
        var content = Enumerable.Range(0, length).Select(index => (byte)(index % 3 == 0 ? 0x80 : 0)).ToArray();
        Assert.Equal(content, Envelope.Open(Key, Context, Envelope.Seal(Key, Context, content)));
    }

    [Fact]
    public void Names_of_usual_length_all_look_equally_long() =>
        Assert.Single(Enumerable.Range(1, 60).Select(length => Envelope.Seal(Key, Context, new byte[length]).Length).Distinct());

    [Fact]
    public void The_same_content_never_looks_the_same() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(Envelope.Seal(Key, Context, [1]))).Distinct().Count());

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        var envelope = Envelope.Seal(Key, Context, [1, 2, 3]);
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            envelope[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(Key, Context, envelope));
            envelope[bit / 8] ^= (byte)(1 << bit % 8);
        }
        Assert.Equal([1, 2, 3], Envelope.Open(Key, Context, envelope));
    }

    [Fact]
    public void Neither_another_key_nor_another_place_opens_it()
    {
        var envelope = Envelope.Seal(Key, Context, [1]);
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(new byte[32], Context, envelope));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(Key, [.. Context, 0], envelope));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(Key, Context, envelope.AsSpan(..^1)));
        Assert.ThrowsAny<CryptographicException>(() => Envelope.Open(Key, Context, []));
    }
}
