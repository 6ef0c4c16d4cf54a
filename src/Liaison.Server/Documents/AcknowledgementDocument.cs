using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;
using Liaison.Server.Associations;
using Liaison.Server.Meetings;

namespace Liaison.Server.Documents;

/// <summary>The acknowledgement of a meeting request. [CRPA L112-3, R112-5]</summary>
public static class AcknowledgementDocument
{
    public static readonly DocumentKind Kind = new("accuse-de-reception",
        new Blanks("DR-00-2017-001", "réunion technique", "Un objet", "Une association", "Une personne", "29 novembre 2017", "29 janvier 2018",
            [new("DO-00-2017-AAAAAAAA", "Une pièce.")], ["DO-00-2017-AAAAAAAA"], [new("30 novembre 2017", "15 décembre 2017", "Une information ?", false)]),
        new Blanks("DR-00-2017-002", "entrevue spécifique", "Un objet", "Une association", "Une personne", "29 novembre 2017", "29 janvier 2018", [], [], []));

    /// <param name="MeetingKind">E.g. <c>réunion technique</c>.</param>
    /// <param name="DeemedDecisionDay">The day on which silence becomes a refusal.</param>
    public sealed record Blanks(string Reference, string MeetingKind, string Subject, string Association, string Contact, string ReceivedDay,
        string DeemedDecisionDay, IReadOnlyList<Lack> Missing, IReadOnlyList<string> Cases, IReadOnlyList<Asked> Questions);

    /// <param name="CaseReference">Empty where the request itself lacks it.</param>
    public sealed record Lack(string CaseReference, string Text);

    /// <summary>Information that was asked for.</summary>
    public sealed record Asked(string AskedDay, string DueDay, string Text, bool IsAnswered);

    private sealed record Reference
    {
        public required Guid CaseId { get; init; }
        public required string Text { get; init; }
    }

    public static async Task<Document> Print(ReadMeetingRequest.Response request, PrintRoom room)
    {
        var references = (await room.Db.List<Reference>(Sql, new { request.Id, room.Db.Prefecture, room.Db.Association }))
            .ToDictionary(reference => reference.CaseId, reference => reference.Text);
        var association = await AssociationTable.Load(room.Db, request.AssociationId);
        return await room.Fill(Kind, request.Reference, new Blanks(request.Reference,
            request.Kind == MeetingKind.Technical ? "réunion technique" : "entrevue spécifique", request.Subject, association.Name, request.Contact.Name,
            French.Day(request.Acknowledgement.ReceivedDay), French.Day(request.Acknowledgement.DeemedDecisionDay),
            [.. request.Acknowledgement.Missing.Select(missing => new Lack(missing.CaseId is { } id ? references.GetValueOrDefault(id, "") : "", missing.Text))],
            [.. request.Cases.Select(named => references.GetValueOrDefault(named.CaseId, ""))],
            [.. request.InformationRequests.Select(asked => new Asked(French.Day(asked.AskedDay), French.Day(asked.DueDay), asked.Text, asked.AnsweredDay is not null))]));
    }

    private const string Sql = """
        SELECT DISTINCT item.case_id, named.reference AS text FROM agenda_item item JOIN case_record named ON named.id = item.case_id
        WHERE item.meeting_request_id = @Id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        """;
}
