namespace Liaison.Server.Web;

/// <summary>What stands under each heading of the reference page.</summary>
public static class OpenApiTags
{
    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["Associations"] = "The associations registered with a prefecture.",
        ["Meeting requests"] = "An association asks for a technical meeting or a specific interview; the foreigners office answers.",
        ["Meetings"] = "Technical meetings and specific interviews, from their date to their closing.",
        ["Agendas"] = "What a technical meeting is to examine, and what came of each case.",
        ["Minutes"] = "Minutes of meetings: written by both sides, circulated, concluded as editions that never change.",
        ["Commitments"] = "What either side promised, until it is kept, broken or dropped.",
        ["Statistics"] = "Figures with their definition, period and source.",
        ["Cases"] = "Households, their persons, mandates and decisions.",
        ["Imports"] = "Tables of cases that are brought in: read, checked row by row, corrected, and then opened as cases; and the same table taken out.",
        ["Identity"] = "Who the caller is to the service.",
        ["Accounts"] = "The people who sign in, and the invitations by which they begin.",
        ["API keys"] = "The keys of machines: made, rotated and revoked by those who look after them.",
        ["Prefectures"] = "Prefectures, their settings and public holidays.",
        ["Demonstrations"] = "Street demonstrations and their declarations, for the cabinet.",
        ["Audience requests"] = "Audiences asked of the préfet, and the answer of the cabinet.",
        ["Audiences"] = "Audiences granted. None holds a case.",
        ["Referrals"] = "Cases brought to an audience, on their way to a technical meeting.",
        ["Retention"] = "How long cases are kept, what is to be destroyed, and the certificates of what was.",
        ["Journal"] = "Who did or saw what, sealed, with proofs.",
    };

    /// <summary>The description of a tag; a tag without one shows in the lint of the document.</summary>
    public static string? DescriptionOf(string tag) => Descriptions.GetValueOrDefault(tag);
}
