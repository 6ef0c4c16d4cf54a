using System.Diagnostics;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Documents;
using Liaison.Server.Minutes;

namespace Liaison.Benchmarks.Speed;

/// <summary>An agenda and minutes of thirty items, filled in or composed and written in each form, without the database.</summary>
public static class Printing
{
    private const int Items = 30;
    private const double AllowedMs = 50;

    public static readonly Entry Entry = new("documents", "print an agenda of thirty items as HTML, ODT and PDF", Run);

    private sealed record Shot(double WallMs, double CpuMs, int Bytes);

    private static async Task<bool> Run(Settings settings)
    {
        var template = new Templates(null).Of(AgendaDocument.Kind);
        var blanks = Agenda();
        var (sources, zone) = (Minutes(), TimeZoneInfo.Utc);
        Document Edition() => MinutesDocument.Tree(new(Guid.Empty, sources.Meeting.Reference, 1, DateTimeOffset.UnixEpoch, MinutesResult.Approved, MinutesView.Full, null,
            [.. MinutesText.Of(sources).Select(PartView.Of)], new byte[32], null), new(["République française"], Letterheads.Sample.Authority, []), zone);
        (string Form, Func<byte[]> Write)[] forms =
        [
            ("agenda, HTML", () => HtmlWriter.Write(Fill(template, blanks))), ("agenda, ODT", () => OdtWriter.Write(Fill(template, blanks))),
            ("agenda, PDF", () => PdfWriter.Write(Fill(template, blanks))),
            ("minutes, HTML", () => HtmlWriter.Write(Edition())), ("minutes, ODT", () => OdtWriter.Write(Edition())), ("minutes, PDF", () => PdfWriter.Write(Edition())),
        ];
        Printed.Title(Entry, $"{settings}; {Items} items, each with a question of 130 to 520 letters; of the minutes each with two persons and both views");
        var seen = await Rounds.Interleaved(settings.Rounds, [.. forms.Select(form => (Func<Task<Shot>>)(() => Task.FromResult(Measure(form.Write, settings.Seconds))))]);
        var table = new Report.Table("form", "wall ms", "CPU ms", "allowed CPU ms", "bytes");
        foreach (var (at, form) in forms.Index())
            table.Row(form.Form, seen[at].Median(shot => shot.WallMs), seen[at].Median(shot => shot.CpuMs), AllowedMs, seen[at][0].Bytes);
        return Printed.Verdict(table, seen.All(shots => shots.Median(shot => shot.CpuMs) <= AllowedMs), $"≤ {AllowedMs} ms of a processor in every form");
    }

    private static Shot Measure(Func<byte[]> write, int seconds)
    {
        var (cpu, watch, times, bytes) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew(), 0, 0);
        for (; watch.Elapsed < TimeSpan.FromSeconds(seconds); times++)
            bytes = write().Length;
        return new(watch.Elapsed.TotalMilliseconds / times, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / times, bytes);
    }

    private static Document Fill(Template template, AgendaDocument.Blanks blanks)
    {
        var (title, body, footer) = template.Fill(blanks, Letterheads.Sample);
        return new Document(AgendaDocument.Kind.Name, title, blanks.Meeting.Reference, body)
        {
            Footer = footer, Letterhead = new(["République française"], Letterheads.Sample.Authority, [Letterheads.Sample.Service, Letterheads.Sample.Address]),
        };
    }

    private static AgendaDocument.Blanks Agenda() => new(Sitting.Sample, true, "15 novembre 2017", "", [], [.. Enumerable.Range(1, Items).Select(number =>
        new AgendaDocument.Item(number, "Une association", $"DO-00-2017-AAAAAA{number:00}", string.Concat(Enumerable.Repeat(
            "La famille, présente depuis 2012, demande si l'examen au titre de la « vie privée » est possible ; les enfants sont scolarisés ! ", 1 + (number % 4))),
            "Proposé", number % 5 == 0 ? "Reporté une fois." : "", []))]);

    // An edition is written from its sources each time, as it is for each reader.
    private static MinutesSources Minutes()
    {
        var (association, cases, items) = (Ids.New(DateTimeOffset.UnixEpoch), new Dictionary<Guid, Case>(), new List<AgendaItem>());
        foreach (var number in Enumerable.Range(1, Items))
        {
            var household = new Case
            {
                Id = Ids.New(DateTimeOffset.UnixEpoch), PrefectureCode = "80", AssociationId = association, Reference = $"DO-00-2017-AAAAAA{number:00}",
                Persons = [Person(number), Person(number)],
            };
            cases[household.Id] = household;
            items.Add(new AgendaItem
            {
                Id = Ids.New(DateTimeOffset.UnixEpoch), PrefectureCode = "80", AssociationId = association, CaseId = household.Id, SubmittedAt = DateTimeOffset.UnixEpoch,
                Question = "La famille demande si l'examen au titre de la « vie privée » est possible ?", Status = AgendaItemStatus.Examined,
                Examination = new Examination(Orientation.UnderReview, null, new string('a', 500), new string('b', 500), []),
            });
        }
        var meeting = new Meeting
        {
            Id = Ids.New(DateTimeOffset.UnixEpoch), PrefectureCode = "80", Reference = "RT-00-2017-001", Kind = MeetingKind.Technical, StartsAt = DateTimeOffset.UnixEpoch,
            Day = new DateOnly(2017, 11, 29), DurationMinutes = 120, Place = "Salle A", AssociationIds = [association],
        };
        return new MinutesSources(meeting, "Somme", TimeZoneInfo.Utc, new Dictionary<Guid, string> { [association] = "Une association" }, items, cases, [], [],
            new DateOnly(2017, 12, 1));
    }

    private static Person Person(int number) => new() { Id = Ids.New(DateTimeOffset.UnixEpoch), FamilyName = $"Exemple {number}", GivenNames = "Personne" };
}
