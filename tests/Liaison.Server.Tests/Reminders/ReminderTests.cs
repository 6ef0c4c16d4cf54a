using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Reminders;
using Liaison.Server.Tests.Commitments;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Reminders;

/// <summary>Each side is reminded of what falls due, before its day and after it.</summary>
public sealed class ReminderTests : OwnYear
{
    private ReminderJob Job => App.Services.GetRequiredService<ReminderJob>();

    [Fact]
    public async Task A_commitment_is_reminded_of_some_working_days_before_it_is_due_and_once_it_is_overdue()
    {
        var (association, other, office) = (await App.NewAssociation(), await App.NewAssociation(), await App.Staff(Role.OfficeAgent));
        var made = await association.Promised("2017-01-17");
        var later = await association.Promised("2017-06-30");
        var others = await other.Promised("2017-01-16");
        // Monday 9 January: the fifth working day after it is the 16th.
        App.TravelTo("2017-01-09T09:00");
        Assert.Equal([others], (await office.Get("/reminders")).Is(200).Data.Ids("subjectId"));
        Assert.Empty((await association.Get("/reminders")).Is(200).Data);
        App.TravelTo("2017-01-10T09:00");
        var soon = (await association.Get("/reminders")).Is(200).Data.Single();
        Assert.Equal((made, "commitment", "dueSoon", "prefecture", "2017-01-17"), (soon!["subjectId"]!.GetValue<Guid>(), soon.Text("kind"), soon.Text("stage"),
            soon.Text("side"), soon.Text("dueDay")));
        Assert.Null(soon["raisedDay"]);
        Assert.Equal([others, made], (await office.Get("/reminders")).Data.Ids("subjectId"));
        App.TravelTo("2017-01-17T23:00");
        Assert.Equal("dueSoon", (await association.Get("/reminders")).Data.Single().Text("stage"));
        App.TravelTo("2017-01-18T00:30");
        Assert.Equal("overdue", (await association.Get("/reminders")).Data.Single().Text("stage"));
        (await association.Post($"/commitments/{made}/keeping")).Is(200);
        Assert.Empty((await association.Get("/reminders")).Is(200).Data);
        Assert.Equal("open", (await association.Get($"/commitments/{later}")).State);
    }

    [Fact]
    public async Task The_job_raises_each_thing_once_at_each_stage_however_often_and_wherever_it_runs()
    {
        var association = await App.NewAssociation();
        var made = await association.Promised("2017-01-13");
        await association.Promised("2017-06-30");
        App.TravelTo("2017-01-09T09:00");
        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Job.Tick()));
        Assert.Equal((1, 1), (counts.Sum(), await Raised()));
        Assert.Equal("2017-01-09", (await association.Get("/reminders")).Data.Single().Text("raisedDay"));
        App.TravelTo("2017-01-16T09:00");
        Assert.Null((await association.Get("/reminders")).Data.Single()!["raisedDay"]);
        Assert.Equal((1, 0), (await Job.Tick(), await Job.Tick()));
        Assert.Equal("2017-01-16", (await association.Get("/reminders")).Data.Single().Text("raisedDay"));
        // Moved to another day, it falls due anew.
        (await association.Post($"/commitments/{made}/due-day", new { dueDay = "2017-01-18", reason = "Motif" })).Is(200);
        Assert.Equal((1, 3), (await Job.Tick(), await Raised()));
    }

    [Fact]
    public async Task How_long_before_is_a_setting_of_the_prefecture()
    {
        var (association, head) = (await App.NewAssociation(), await App.Staff(Role.OfficeHead));
        await association.Promised("2017-01-20");
        Assert.Empty((await association.Get("/reminders")).Is(200).Data);
        var settings = (await head.Get("/prefectures/80/settings")).Is(200).Json.AsObject();
        Assert.Equal(5, settings["reminderWorkingDays"]!.GetValue<int>());
        foreach (var shown in new[] { "code", "name" })
            settings.Remove(shown);
        settings["reminderWorkingDays"] = 61;
        (await head.Put("/prefectures/80/settings", settings)).IsRefused(422, "number.out_of_range");
        settings["reminderWorkingDays"] = 15;
        Assert.Equal(15, (await head.Put("/prefectures/80/settings", settings)).Is(200)["reminderWorkingDays"]!.GetValue<int>());
        Assert.Single((await association.Get("/reminders")).Is(200).Data);
    }

    [Fact]
    public async Task Reminders_are_listed_page_by_page_and_each_sees_its_own()
    {
        var (association, other) = (await App.NewAssociation(), await App.NewAssociation());
        Guid[] made = [await association.Promised("2017-01-04"), await association.Promised("2017-01-03"), await association.Promised("2017-01-04")];
        var first = (await association.Get("/reminders?limit=2")).Is(200);
        Assert.Equal([made[1], made[0]], first.Data.Ids("subjectId"));
        var rest = (await association.Get($"/reminders?limit=2&cursor={first["nextCursor"]}")).Is(200);
        Assert.Equal([made[2]], rest.Data.Ids("subjectId"));
        Assert.Null(rest["nextCursor"]);
        (await association.Get("/reminders?limit=0")).IsRefused(422, "number.out_of_range");
        (await association.Get("/reminders?cursor=x")).IsRefused(422, "cursor.invalid");
        Assert.Empty((await other.Get("/reminders")).Is(200).Data);
        Assert.Empty((await (await App.Staff(Role.OfficeHead, LiaisonApp.Nord)).Get("/reminders")).Is(200).Data);
        foreach (var role in new[] { Role.Cabinet, Role.SecretaryGeneral, Role.PressOfficer, Role.DataProtectionOfficer, Role.Administrator })
            (await (await App.Staff(role)).Get("/reminders")).IsRefused(403, "right.missing");
    }

    private Task<long> Raised() =>
        App.Database.Read(new Reach(LiaisonApp.Somme, null), link => link.Find<long>("SELECT count(*) FROM reminder"));
}
