using System.Globalization;
using Liaison.Server.Protection;
using SQLitePCL;

namespace Liaison.Benchmarks.Decade;

/// <summary>The agenda items of the decade; every third one, as a case's first, with its receipt and the passage onto its agenda.</summary>
public sealed class ItemPart(Timeline timeline, sqlite3 database, Safe safe) : IDisposable
{
    private static readonly string[] Orientations =
        ["SummonsToFile", "DocumentsRequested", "UnderReview", "Reexamination", "ReferredToCommission", "ApplyOnline", "FavourableInPrinciple"];

    private readonly Bulk items = new(database, """
        INSERT INTO agenda_item (id, prefecture_code, association_id, meeting_id, case_id, meeting_request_id, submitted_at, late, predecessor_id,
            carry_count, rank, gaps, orientation, reason_category, person_orientations, status, version, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, 0, ?, '[]', ?, NULL, '[]', ?, 3, ?)
        """);
    private readonly Bulk receipts = new(database, """
        INSERT INTO receipt (id, prefecture_code, association_id, case_id, agenda_item_id, number, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """);
    private readonly Bulk passages = new(database, """
        INSERT INTO passage (id, prefecture_code, noun, noun_id, number, step, from_status, to_status, at, by_key, by_role)
        VALUES (?, ?, 'agendaItem', ?, 1, 'Proposal', 'Submitted', 'Proposed', ?, ?, 'Association')
        """);

    private const string Question = "Admission exceptionnelle au séjour : où en est l'examen ?";

    private static readonly object Asked = new { Question };
    private static readonly object Examined =
        new { Question, AssociationView = "Pièces adressées en mars ; promesse d'embauche.", OfficeView = "Dossier à compléter." };

    // One item as its rows need it.
    private sealed record Point(long Number, Guid Id, string Code, Guid Association, Guid Meeting, Guid Case, DateTimeOffset SubmittedAt);

    public void Write(Slot slot, Guid meetingId, Guid requestId)
    {
        for (var index = 0; index < slot.Cases.Count; index++)
        {
            var number = slot.FirstItem + index;
            var submittedAt = slot.CreatedAt.AddMilliseconds(index + 1);
            var point = new Point(number, timeline.Dice.Id(Kind.Item, number, submittedAt), timeline.Departments[slot.Prefecture].Code,
                timeline.AssociationId(slot.Prefecture, timeline.AssociationOf(slot.Cases[index])), meetingId, timeline.CaseId(slot.Cases[index]), submittedAt);
            WriteItem(point, index + 1, index == 0 ? requestId : null, isPast: slot.Day < timeline.Volume.Until);
            if (number % Volume.ItemsPerCase == 0)
            {
                WriteReceipt(point);
                WritePassage(point);
            }
        }
    }

    public void Dispose()
    {
        items.Dispose();
        receipts.Dispose();
        passages.Dispose();
    }

    private void WriteItem(Point point, int rank, Guid? requestId, bool isPast)
    {
        var fate = timeline.Dice.Throw(Kind.Item, point.Number, 1000);
        var isExamined = isPast && fate >= 80;
        items.Id(point.Id).Text(point.Code).Id(point.Association).Id(point.Meeting).Id(point.Case);
        (requestId is { } id ? items.Id(id) : items.Null()).At(point.SubmittedAt).Number(rank);
        if (isExamined)
            items.Text(Orientations[fate % Orientations.Length]);
        else
            items.Null();
        items.Text(isExamined ? "Examined"u8 : isPast ? "Withdrawn"u8 : "Proposed"u8)
            .Bytes(safe.Seal(point.Code, point.Case, "agendaItem", isExamined ? Examined : Asked)).Done();
    }

    private void WritePassage(Point point) =>
        passages.Id(timeline.Dice.Id(Kind.Passage, point.Number, point.SubmittedAt)).Text(point.Code).Id(point.Id).At(point.SubmittedAt)
            .Id(timeline.Dice.Id(Kind.Passage, 0, DateTimeOffset.UnixEpoch)).Done();

    private void WriteReceipt(Point point)
    {
        var hash = string.Concat(Enumerable.Range(0, 4)
            .Select(part => timeline.Dice.Throw(Kind.Receipt, point.Number * 4 + part).ToString("x16", CultureInfo.InvariantCulture)));
        receipts.Id(timeline.Dice.Id(Kind.Receipt, point.Number, point.SubmittedAt)).Text(point.Code).Id(point.Association).Id(point.Case).Id(point.Id)
            .Text(string.Create(CultureInfo.InvariantCulture, $"RC-{point.Code}-{point.SubmittedAt.Year}-{Code.Of(point.Number)}")).At(point.SubmittedAt)
            .Bytes(safe.Seal(point.Code, point.Case, "receipt", new { Hash = hash, Summary = $"1 personne(s). {Question}" })).Done();
    }
}
