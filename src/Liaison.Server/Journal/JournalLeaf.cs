using System.Security.Cryptography;
using System.Text;

namespace Liaison.Server.Journal;

/// <summary>What the journal proves of one entry: where it lies, whose prefecture it concerns, and a commitment to its payload
/// that says nothing about it.</summary>
/// <param name="Position">From 0, without gaps.</param>
/// <param name="Commitment">SHA-256 of the salt and the payload.</param>
public sealed record JournalLeaf(long Position, string Prefecture, byte[] Commitment)
{
    public const int SaltBytes = 16;

    // A lone surrogate has no UTF-8 form: it is an error, never a replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The commitment to a payload under its salt.</summary>
    public static byte[] Commit(ReadOnlySpan<byte> salt, string payload) => SHA256.HashData([.. salt, .. Utf8.GetBytes(payload)]);

    /// <summary>The leaf's hash in the tree.</summary>
    public byte[] Hash() => Merkle.LeafHash([.. Utf8.GetBytes(Prefecture), (byte)'\n', .. Commitment]);
}
