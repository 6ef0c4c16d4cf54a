using Liaison.Domain.Meetings;
using Liaison.Server.Data;

namespace Liaison.Server.Meetings;

/// <summary>A row of meeting requests. What is written freely in one, and whom to reach, is sealed under the key of the prefecture.</summary>
internal sealed record MeetingRequestRow
{
    public const string Columns = """
        id, prefecture_code, association_id, reference, kind, preferred_periods, received_day, meeting_id, answered_day, status, version, sealed
        """;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public required string Reference { get; init; }
    public required MeetingKind Kind { get; init; }
    public IReadOnlyList<PreferredPeriod> PreferredPeriods { get; init; } = [];
    public required DateOnly ReceivedDay { get; init; }
    public Guid? MeetingId { get; init; }
    public DateOnly? AnsweredDay { get; init; }
    public MeetingRequestStatus Status { get; init; }
    public int Version { get; init; }
    public byte[]? Sealed { get; init; }

    private sealed record Content(string Subject, Contact Contact, IReadOnlyList<InformationRequest>? InformationRequests = null);

    /// <summary>What is sealed of a request.</summary>
    public static byte[] Seal(Session db, MeetingRequest request) =>
        db.Seal(null, MeetingRequestTable.Noun, new Content(request.Subject, request.Contact, request.InformationRequests));

    public MeetingRequest ToRequest(Session db)
    {
        var content = db.Open<Content>(null, MeetingRequestTable.Noun, Sealed) ?? new Content("", new Contact(""));
        return new MeetingRequest
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Reference = Reference, Kind = Kind, Subject = content.Subject,
            PreferredPeriods = PreferredPeriods, Contact = content.Contact, ReceivedDay = ReceivedDay,
            InformationRequests = content.InformationRequests ?? [], MeetingId = MeetingId, AnsweredDay = AnsweredDay, Status = Status, Version = Version,
        };
    }
}
