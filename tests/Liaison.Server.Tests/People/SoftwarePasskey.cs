using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Liaison.Server.Tests.People;

/// <summary>An authenticator of WebAuthn in software: one discoverable passkey on P-256, without attestation. [W3C WebAuthn level 3]</summary>
public sealed class SoftwarePasskey : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HoldsCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private byte[] user = [];
    private uint count;

    /// <summary>The site whose page asks; a browser would not let another one say so.</summary>
    public string Origin { get; set; } = PeopleApp.Address;

    /// <summary>Whether the person showed a fingerprint or the like.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Answers the options for making a passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        user = Base64Url.DecodeFromChars(asked["user"]!["id"]!.GetValue<string>());
        var data = AuthenticatorData(asked["rp"]!["id"]!.GetValue<string>(), HoldsCredential, [.. new byte[16], 0, (byte)id.Length, .. id, .. PublicKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(data)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation), ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>Answers the options for using it.</summary>
    public string Use(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var (data, client) = (AuthenticatorData(asked["rpId"]!.GetValue<string>(), 0, []), ClientData("webauthn.get", asked));
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client), ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = Base64Url.EncodeToString(user),
        });
    }

    public void Dispose() => key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(id), ["rawId"] = Base64Url.EncodeToString(id), ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["type"] = type, ["challenge"] = asked["challenge"]!.GetValue<string>(), ["origin"] = Origin, ["crossOrigin"] = false,
    });

    private byte[] AuthenticatorData(string site, byte flags, byte[] credential)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), (byte)(flags | Present | (Verifies ? Verified : 0)), .. counter, .. credential];
    }

    // COSE: key type EC2, algorithm ES256, curve P-256, then x and y, in CBOR.
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => [0x58, (byte)bytes.Length, .. bytes];
}
