namespace Liaison.Domain.Cases;

/// <summary>A form that a document can have: its media type, the ending of its file, and the bytes it begins with.</summary>
public sealed record DocumentForm(string MediaType, string Ending, byte[] Beginning)
{
    /// <summary>All that are taken: nothing that a reader would run.</summary>
    public static readonly IReadOnlyList<DocumentForm> All =
    [
        new("application/pdf", "pdf", [.. "%PDF-"u8]), new("image/jpeg", "jpg", [0xFF, 0xD8, 0xFF]), new("image/png", "png", [0x89, .. "PNG\r\n\x1A\n"u8]),
    ];

    /// <summary>The form of a media type. Code: <c>document.media_type_not_taken</c>.</summary>
    public static DocumentForm Of(string mediaType) =>
        All.FirstOrDefault(form => form.MediaType == mediaType) ?? throw DocumentRules.MediaTypeNotTaken.In("mediaType");
}

/// <summary>Limits and refusals of documents.</summary>
public static class DocumentRules
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostOfCase = 50;

    public static readonly Refusal StepNotAllowed = new("document.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un document à l'état « {state} ».",
        "The step \"{step}\" is not possible for a document in state \"{state}\".");

    public static readonly Refusal OfOtherSide = new("document.of_other_side",
        "Seul le côté qui a joint un document peut le retirer.",
        "Only the side that added a document can remove it.");

    public static readonly Refusal Removed = new("document.removed",
        "Le contenu de ce document a été retiré.",
        "The content of this document has been removed.");

    public static readonly Refusal TooMany = new("document.too_many",
        "Un dossier compte au plus {max} documents.",
        "A case has at most {max} documents.");

    public static readonly Refusal TooLarge = new("document.too_large",
        "Un document compte au plus {max} octets.",
        "A document has at most {max} bytes.", RefusalKind.Content);

    public static readonly Refusal MediaTypeNotTaken = new("document.media_type_not_taken",
        "Un document est un PDF, une image JPEG ou une image PNG.",
        "A document is a PDF, a JPEG or a PNG image.", RefusalKind.Content);

    public static readonly Refusal ContentDiffers = new("document.content_differs",
        "Le contenu n'est pas du type annoncé.",
        "The content is not of the type that was stated.", RefusalKind.Content);

    /// <summary>Refuses one more document. Code: <c>document.too_many</c>.</summary>
    /// <param name="kept">How many a case has whose content is there.</param>
    public static void MustTakeOneMore(int kept)
    {
        if (kept >= MostOfCase)
            throw TooMany.Because(("max", MostOfCase));
    }

    /// <summary>Checks a content against what is stated of it. Codes: <c>document.media_type_not_taken</c>, <c>document.too_large</c>,
    /// <c>document.content_differs</c>.</summary>
    public static void Check(string mediaType, ReadOnlySpan<byte> content)
    {
        var form = DocumentForm.Of(mediaType);
        if (content.Length > MostBytes)
            throw new RefusedException(TooLarge, [("max", MostBytes)]) { Field = "content" };
        if (!content.StartsWith(form.Beginning))
            throw ContentDiffers.In("content");
    }
}
