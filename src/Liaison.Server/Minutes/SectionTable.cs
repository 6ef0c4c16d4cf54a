using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Minutes;

/// <summary>The sections of minutes, each wording kept whole: general points, and what is written on the items of the agenda under their ids. An
/// association sees the general points and its own items.</summary>
public static class SectionTable
{
    public const string Noun = "minutesSection";

    private const string Columns = "id, minutes_id, kind, agenda_item_id, case_id, association_id, status, version, sealed";

    private sealed record Content(string Title = "", string Text = "");

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required Guid MinutesId { get; init; }
        public required SectionKind Kind { get; init; }
        public Guid? AgendaItemId { get; init; }
        public Guid? CaseId { get; init; }
        public Guid? AssociationId { get; init; }
        public SectionStatus Status { get; init; }
        public int Version { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>A wording of a section, and who wrote it.</summary>
    public sealed record Wording(DateTimeOffset At, Guid ByKey, Role ByRole, string Title, string Text)
    {
        public Side BySide => ByRole.Side();
    }

    private sealed record WordingRow
    {
        public required DateTimeOffset At { get; init; }
        public required Guid ByKey { get; init; }
        public required string ByRole { get; init; }
        public byte[]? Sealed { get; init; }
    }

    /// <summary>The sections that are there, general points in the order in which they were made.</summary>
    public static async Task<IReadOnlyList<MinutesSection>> Of(Session db, Guid minutesId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM minutes_section
        WHERE minutes_id = @minutesId AND (@Association IS NULL OR association_id IS NULL OR association_id = @Association) ORDER BY created_at, id
        """, new { minutesId, db.Association })).Select(row => Open(db, row))];

    /// <summary>A section: one that was written, or an item of the meeting on which nothing is written yet; else <c>not_found</c>.</summary>
    public static async Task<MinutesSection> Load(Session db, MeetingMinutes minutes, Guid sectionId)
    {
        var row = await db.Find<Row>($"""
            SELECT {Columns} FROM minutes_section
            WHERE id = @sectionId AND minutes_id = @Id AND (@Association IS NULL OR association_id IS NULL OR association_id = @Association)
            """, new { sectionId, minutes.Id, db.Association });
        if (row is not null)
            return Open(db, row);
        var item = await AgendaItemTable.Load(db, sectionId);
        return item.MeetingId == minutes.MeetingId ? OfItem(minutes, item) : throw CommonRules.Absent.Because();
    }

    /// <summary>The section of an item on which nothing is written yet.</summary>
    public static MinutesSection OfItem(MeetingMinutes minutes, AgendaItem item) => new()
    {
        Id = item.Id, MinutesId = minutes.Id, Kind = SectionKind.Item, AgendaItemId = item.Id, CaseId = item.CaseId, AssociationId = item.AssociationId, Version = 0,
    };

    public static async Task Save(Session db, MinutesSection section)
    {
        var content = db.Seal(section.CaseId, Noun, new Content(section.Title, section.Text));
        if (section.Version == 0)
            await db.Execute("""
                INSERT INTO minutes_section (id, minutes_id, kind, agenda_item_id, case_id, association_id, status, created_at, version, sealed)
                VALUES (@Id, @MinutesId, @Kind, @AgendaItemId, @CaseId, @AssociationId, @Status, @Now, 1, @content)
                """, new
            {
                section.Id, section.MinutesId, Kind = section.Kind.ToString(), section.AgendaItemId, section.CaseId, section.AssociationId,
                Status = section.Status.ToString(), db.Now, content,
            }, unique: DataRules.ChangedMeanwhile);
        else
            await db.Save("UPDATE minutes_section SET status = @Status, version = version + 1, sealed = @content WHERE id = @Id AND version = @Version",
                new { Status = section.Status.ToString(), section.Id, section.Version, content });
        await db.Note(Noun, section.Id, section.CaseId).Execute("""
            INSERT INTO minutes_change (id, section_id, number, at, by_key, by_role, sealed) VALUES (@ChangeId, @Id, @Number, @Now, @By, @Role, @content)
            """, new
        {
            ChangeId = Ids.New(db.Now), section.Id, Number = section.Version + 1, db.Now, By = db.Caller.Id, Role = db.Caller.Role.ToString(), content,
        });
    }

    /// <summary>Every wording of a section, oldest first.</summary>
    public static Task<IReadOnlyList<Wording>> WordingsOf(Session db, MinutesSection section) => WordingsOf(db, section.Id, section.CaseId);

    /// <summary>Every wording of what was written on an item.</summary>
    public static Task<IReadOnlyList<Wording>> WordingsOf(Session db, AgendaItem item) => WordingsOf(db, item.Id, item.CaseId);

    private static async Task<IReadOnlyList<Wording>> WordingsOf(Session db, Guid sectionId, Guid? caseId) => [.. (await db.List<WordingRow>("""
        SELECT at, by_key, by_role, sealed FROM minutes_change WHERE section_id = @sectionId ORDER BY number
        """, new { sectionId })).Select(row => Open(db, caseId, row))];

    private static Wording Open(Session db, Guid? caseId, WordingRow row)
    {
        var content = db.Open<Content>(caseId, Noun, row.Sealed) ?? new Content();
        return new Wording(row.At, row.ByKey, Enum.Parse<Role>(row.ByRole), content.Title, content.Text);
    }

    private static MinutesSection Open(Session db, Row row)
    {
        var content = db.Open<Content>(row.CaseId, Noun, row.Sealed) ?? new Content();
        return new MinutesSection
        {
            Id = row.Id, MinutesId = row.MinutesId, Kind = row.Kind, AgendaItemId = row.AgendaItemId, CaseId = row.CaseId, AssociationId = row.AssociationId,
            Title = content.Title, Text = content.Text, Status = row.Status, Version = row.Version,
        };
    }
}
