using System.Security.Cryptography;
using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>The text of a checkpoint, and the key that signs it.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Body = "liaison.exemple.fr\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nat 2017-11-29T08:00:00.000001Z\n";

    private static readonly DateTimeOffset At = new DateTimeOffset(2017, 11, 29, 8, 0, 0, TimeSpan.Zero).AddMicroseconds(1);

    private readonly string folder = Directory.CreateTempSubdirectory("liaison-key-test-").FullName;

    private string KeyPath => Path.Combine(folder, "journal.pem");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_checkpoint_is_written_and_read_in_one_way()
    {
        Assert.Equal(Body, new Checkpoint("liaison.exemple.fr", 0, Merkle.EmptyRoot, At).Body);
        Assert.True(Checkpoint.TryParse(Body, out var read));
        Assert.Equal(("liaison.exemple.fr", 0L, At), (read.Origin, read.Size, read.At));
        Assert.Equal(Merkle.EmptyRoot, read.Root);
    }

    [Theory]
    [InlineData("\n0\n", "\n00\n")]
    [InlineData("\n0\n", "\n+0\n")]
    [InlineData("\n0\n", "\n-1\n")]
    [InlineData("FU=", "FV=")]
    [InlineData("47DE", "47D")]
    [InlineData("47DE", " 47DE")]
    [InlineData("000001Z", "0000010Z")]
    [InlineData("000001Z", "000001+00:00")]
    [InlineData("at 2017-11-29", "at 2017-11-31")]
    [InlineData("at 2017", "at 0017")]
    [InlineData("at ", "")]
    [InlineData("01Z\n", "01Z")]
    [InlineData("01Z\n", "01Z\n\n")]
    [InlineData("\nat", "\r\nat")]
    public void Another_way_to_write_it_is_no_checkpoint(string part, string other) =>
        Assert.False(Checkpoint.TryParse(Body.Replace(part, other, StringComparison.Ordinal), out _));

    [Fact]
    public void A_key_is_made_once_for_its_owner_alone_and_signs_what_its_public_half_verifies()
    {
        using var made = JournalKey.Open(KeyPath);
        using var again = JournalKey.Open(KeyPath);
        Assert.Equal(made.Id, again.Id);
        Assert.Single(Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));

        using var publicKey = new JournalPublicKey(made.PublicPem);
        var signature = again.Sign(Body);
        Assert.Equal(made.Id, publicKey.Id);
        Assert.True(publicKey.Made(Body, signature));
        Assert.False(publicKey.Made(Body + "\n", signature));
    }

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        JournalKey.Open(KeyPath).Dispose();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("0600", Assert.Throws<CryptographicException>(() => JournalKey.Open(KeyPath)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("nistP384")]
    public void What_is_no_key_on_P256_is_refused(string content)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(KeyPath, content == "nistP384" ? other.ExportPkcs8PrivateKeyPem() : content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Throws<CryptographicException>(() => JournalKey.Open(KeyPath));
    }

    [Fact]
    public void A_public_key_whose_point_is_not_on_the_curve_is_refused()
    {
        using var key = JournalKey.Open(KeyPath);
        var der = Convert.FromBase64String(string.Concat(key.PublicPem.Split('\n')[1..^1]));
        der[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => new JournalPublicKey(PemEncoding.WriteString("PUBLIC KEY", der)).Dispose());
    }

    [Fact]
    public void Nodes_that_start_together_share_one_key()
    {
        var ids = new string[16];
        Parallel.For(0, ids.Length, index =>
        {
            using var key = JournalKey.Open(KeyPath);
            ids[index] = key.Id;
        });
        Assert.Single(ids.Distinct());
        Assert.Single(Directory.GetFiles(folder));
    }
}
