using System.Diagnostics;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Domain.Documents;
using Liaison.Server.Documents;

namespace Liaison.Benchmarks.Speed;

/// <summary>An agenda of thirty items, filled in and written in each form, without the database.</summary>
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
        (string Form, Func<byte[]> Write)[] forms =
        [
            ("HTML", () => HtmlWriter.Write(Fill(template, blanks))), ("ODT", () => OdtWriter.Write(Fill(template, blanks))),
            ("PDF", () => PdfWriter.Write(Fill(template, blanks))),
        ];
        Printed.Title(Entry, $"{settings}; {Items} items, each with a question of 130 to 520 letters");
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
}
