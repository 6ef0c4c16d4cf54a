using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Statistics;

/// <summary>What the figures of activity count, each test in a year of its own.</summary>
public sealed class ActivityTests : OwnYear
{
    private const string Year2017 = "?from=2017-01-01&to=2017-12-31";

    [Fact]
    public async Task A_case_examined_twice_counts_once_and_its_items_twice()
    {
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        await Examine("2017-02-14T14:30", caseId, association);
        await Examine("2017-03-14T14:30", caseId, association);
        await Counts(association, Year2017, technical: 2, cases: 1, items: 2, persons: 1);
        await Counts(association, "?from=2017-03-01&to=2017-12-31", technical: 1, cases: 1, items: 1, persons: 1);
    }

    [Fact]
    public async Task A_meeting_with_two_associations_counts_once_for_the_prefecture_and_once_for_each()
    {
        var (one, two) = (await App.NewAssociation(), await App.NewAssociation());
        await Examine("2017-02-14T14:30", await App.CompleteCase(one), one, two);
        await Counts(await App.Staff(Role.OfficeHead), Year2017, technical: 1, cases: 1, items: 1, persons: 1);
        await Counts(one, Year2017, technical: 1, cases: 1, items: 1, persons: 1);
        await Counts(two, Year2017, technical: 1, cases: 0, items: 0, persons: 0);
        await Counts(await App.Staff(Role.OfficeHead, LiaisonApp.Nord), Year2017, technical: 0, cases: 0, items: 0, persons: 0);
    }

    [Fact]
    public async Task A_meeting_counts_by_its_local_day_and_only_once_it_was_held()
    {
        var association = await App.NewAssociation();
        var item = await App.AdmittedItem(association, await App.ScheduledMeeting("2017-12-31T23:30", null, association));
        await Counts(association, Year2017, technical: 0, cases: 0, items: 0, persons: 0);
        var meeting = (await App.ReadItem(item))["meetingId"]!.GetValue<Guid>();
        await App.Opens(meeting);
        await App.TakesItem(item, "/examination", new { orientation = "underReview" });
        await Counts(association, Year2017, technical: 0, cases: 0, items: 0, persons: 0);
        await App.Holds(meeting);
        await Counts(association, Year2017, technical: 1, cases: 1, items: 1, persons: 1);
        await Counts(association, "?from=2018-01-01&to=2018-12-31", technical: 0, cases: 0, items: 0, persons: 0);
    }

    [Fact]
    public async Task A_person_who_joins_a_case_later_does_not_change_the_figures_of_before()
    {
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        await Examine("2017-02-14T14:30", caseId, association);
        App.TravelTo("2017-02-20T09:00");
        (await association.Post($"/cases/{caseId}/persons", new { familyName = "Exemple", givenNames = "Enfant", birthDate = "2017-02-15", nationalities = new[] { "GE" } })).Is(201);
        await Counts(association, Year2017, technical: 1, cases: 1, items: 1, persons: 1);
        await Examine("2017-03-14T14:30", caseId, association);
        await Counts(association, Year2017, technical: 2, cases: 1, items: 2, persons: 2);
    }

    [Fact]
    public async Task Waiting_times_are_medians_in_days()
    {
        var association = await App.NewAssociation();
        foreach (var (asked, held) in new[] { ("2017-02-01", "2017-02-11"), ("2017-03-01", "2017-03-21"), ("2017-04-01", "2017-04-11") })
        {
            App.TravelTo($"{asked}T09:00");
            var (meeting, _) = await App.AnsweredRequest($"{held}T14:30", association, await App.CompleteCase(association));
            var item = (await App.ItemsOf(meeting)).Ids().Single();
            await App.TakesItem(item, "/admission");
            await App.Opens(meeting);
            await App.TakesItem(item, "/examination", new { orientation = "underReview" });
            await App.Holds(meeting);
        }
        var times = (await association.Get("/statistics/activity" + Year2017)).Is(200)["waitingTimes"]!;
        Assert.Equal(10m, times["requestToMeetingDays"]!["value"]!.GetValue<decimal>());
        Assert.Equal(10m, times["submissionToExaminationDays"]!["value"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task The_cases_behind_the_figure_are_listed_for_those_who_may_read_cases()
    {
        var (association, other) = (await App.NewAssociation(), await App.NewAssociation());
        var caseId = await App.CompleteCase(association);
        await Examine("2017-02-14T14:30", caseId, association);
        await Examine("2017-03-14T14:30", caseId, association);
        foreach (var reader in new[] { association, await App.Staff(Role.OfficeAgent) })
        {
            var row = (await reader.Get("/statistics/activity/cases" + Year2017)).Is(200).Data.Single()!;
            Assert.Equal(caseId, row["caseId"]!.GetValue<Guid>());
            Assert.Equal("2017-02-14", row["firstExaminedDay"]!.GetValue<string>());
            Assert.Equal(2, row["items"]!.GetValue<int>());
        }
        Assert.Empty((await other.Get("/statistics/activity/cases" + Year2017)).Is(200).Data);
        (await (await App.Staff(Role.PressOfficer)).Get("/statistics/activity/cases" + Year2017)).IsRefused(403, "right.missing");
    }

    private async Task Examine(string startsAt, Guid caseId, params Actor[] associations)
    {
        var meeting = await App.ScheduledMeeting(startsAt, null, associations);
        var item = await App.AdmittedItem(associations[0], meeting, caseId);
        await App.Opens(meeting);
        await App.TakesItem(item, "/examination", new { orientation = "underReview" });
        await App.Holds(meeting);
    }

    private static async Task Counts(Actor reader, string period, int technical, int cases, int items, int persons)
    {
        var activity = (await reader.Get("/statistics/activity" + period)).Is(200);
        decimal Value(string figure) => activity[figure]!["value"]!.GetValue<decimal>();
        Assert.Equal((technical, cases, items, persons), (activity["meetings"]!["technical"]!["value"]!.GetValue<decimal>(), Value("cases"), Value("items"), Value("persons")));
    }
}
