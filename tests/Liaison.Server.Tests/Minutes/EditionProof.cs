using System.Text.Json.Nodes;
using Liaison.Server.Minutes;

namespace Liaison.Server.Tests.Minutes;

/// <summary>Parts of editions, and how they are proved.</summary>
internal static class EditionProof
{
    /// <summary>The parts of a view.</summary>
    public static IEnumerable<JsonNode> Parts(this Answer view) => view["parts"]!.AsArray().Select(part => part!);

    /// <summary>Proves a view as a reader without the service would: each part by its salt, text and path.</summary>
    public static void MustBeProved(this Answer view)
    {
        var root = Convert.FromBase64String(view.Json.Text("root")!);
        foreach (var part in view.Parts())
        {
            var proof = part["proof"]!;
            var leaf = Convert.FromBase64String(proof.Text("leaf")!);
            Assert.Equal(root, EditionSeal.RootFrom(leaf, proof["place"]!.GetValue<int>(), proof["path"].Texts().Select(Convert.FromBase64String)));
            if (proof.Text("salt") is { } salt)
                Assert.Equal(leaf, EditionSeal.LeafOf(Convert.FromBase64String(salt), new Domain.Minutes.MinutesPart
                {
                    Kind = default, Readers = default, Heading = part.Text("heading")!,
                    Paragraphs = [.. part["paragraphs"]!.AsArray().Select(paragraph => new Domain.Minutes.Paragraph(paragraph.Text("label")!, paragraph.Text("text")!))],
                }));
        }
    }
}
