using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;
using Liaison.Domain.Prefectures;
using Liaison.Server.Associations;
using Liaison.Server.Audiences;
using Liaison.Server.Demonstrations;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Statistics;

namespace Liaison.Server.Demo;

/// <summary>Tells the year 2017 of the Somme on an empty database.</summary>
public sealed class DemoYear(IServiceProvider services, DemoClock clock)
{
    private static readonly TimeOnly Nine = new(9, 0);
    private readonly DemoStage stage = new(services, clock);

    /// <summary>Tells the year up to an instant.</summary>
    public async Task Tell(DateTimeOffset until)
    {
        await Settle();
        var association = await Register(SommeYear.Association);
        await Register(SommeYear.OtherAssociation);
        var families = new DemoFamilies(stage, association);
        foreach (var (day, cases) in SommeYear.Sample.TechnicalMeetings)
            new DemoMeeting(stage, association, families, day).Plan(cases);
        foreach (var day in SommeYear.Sample.SpecificInterviews)
            PlanInterview(association, day);
        PlanNextMeeting(association);
        PlanDemonstration(association, families);
        stage.At(new(2017, 11, 28), new(16, 0), EnterFigures);
        await stage.Play(until);
    }

    private async Task Settle() => await stage.Send(DemoStage.Staff(Role.OfficeHead), new ChangeSettings.Command(SommeYear.Prefecture, new ChangeSettings.Body(
        new ServiceAddress("Bureau des étrangers", "51 rue de la République, 80000 Amiens", "etrangers@somme.example", "+33 3 00 00 00 00"),
        SommeYear.Zone.Id, HolidayZone.Metropole, PrefectureRules.DefaultFreezeWorkingDays, ["Salle des réunions"], "Du lundi au vendredi, 9 h – 12 h")));

    private Task<Guid> Register(string name) => stage.Send(DemoStage.Staff(Role.OfficeHead), new RegisterAssociation.Command(name));

    private void PlanInterview(Guid association, DateOnly day)
    {
        var office = DemoStage.Staff(Role.OfficeAgent);
        stage.At(day.AddDays(-14), Nine, async () =>
        {
            var request = await stage.Send(DemoStage.MemberOf(association), new RequestMeeting.Command(MeetingKind.Specific, SommeYear.Sample.InterviewTheme,
                DemoMeeting.Contact, [new PreferredPeriod(day, day)]));
            await stage.Send(office, new ScheduleMeetingRequest.Command(request, new(day.ToDateTime(SommeYear.Sample.StartTime), 60, DemoMeeting.Place)));
            var meeting = (await stage.Send(office, new ReadMeetingRequest.Query(request))).MeetingId!.Value;
            stage.At(day, SommeYear.Sample.StartTime, () => DemoMeeting.Open(stage, meeting, association));
            stage.At(day, SommeYear.Sample.StartTime.AddHours(1), () => stage.Send(office, new HoldMeeting.Command(meeting)));
        });
    }

    // The December meeting has no items of its own yet; its agenda is frozen when the audience is refused.
    private void PlanNextMeeting(Guid association)
    {
        var office = DemoStage.Staff(Role.OfficeAgent);
        var day = SommeYear.Sample.NextTechnicalMeeting;
        stage.At(new(2017, 11, 13), Nine, async () =>
        {
            var meeting = await stage.Send(office, new ScheduleMeeting.Command(MeetingKind.Technical, day.ToDateTime(SommeYear.Sample.StartTime),
                SommeYear.Sample.DurationMinutes, DemoMeeting.Place, [association]));
            stage.At(new(2017, 11, 28), new(10, 0), () => stage.Send(office, new FreezeAgenda.Command(meeting)));
        });
    }

    private void PlanDemonstration(Guid association, DemoFamilies families)
    {
        var cabinet = DemoStage.Staff(Role.Cabinet);
        var declared = SommeYear.Sample.DeclarationReceivedDay;
        stage.At(declared, new(11, 0), async () =>
        {
            var demonstration = await stage.Send(cabinet, new LogDemonstration.Command([association], SommeYear.Published.DemonstrationDay,
                "Place de l'Exemple", ["Amiens"], "Soutien à des familles russes et géorgiennes sans titre de séjour", new TimeOnly(17, 30),
                [new("Préfecture de la Somme", declared)]));
            stage.At(new(2017, 11, 24), Nine, async () =>
            {
                var cases = await families.Open(SommeYear.Sample.CasesBroughtToAudience);
                var request = await stage.Send(DemoStage.MemberOf(association),
                    new RequestAudience.Command([AudienceTopic.Housing, AudienceTopic.Delays], CaseIds: cases));
                await stage.Send(cabinet, new LinkDemonstration.Command(request, demonstration));
                stage.At(new(2017, 11, 28), new(17, 0), () => stage.Send(cabinet,
                    new QualifyAudienceRequest.Command(request, AudienceRequestKind.CaseBearing)));
            });
        });
    }

    private async Task EnterFigures()
    {
        var head = DemoStage.Staff(Role.OfficeHead);
        var (from2016, to2016, granted2016, quoted) = SommeYear.Published.Year2016;
        var (from2017, to2017, granted2017, applications) = SommeYear.Published.NineMonths2017;
        await stage.Send(head, new EnterRegularisations.Command(from2016, to2016, SommeYear.Published.Population, SommeYear.Published.Basis,
            granted2016, SommeYear.Release, QuotedRatePercent: quoted));
        await stage.Send(head, new EnterRegularisations.Command(from2017, to2017, SommeYear.Published.Population, SommeYear.Published.Basis,
            granted2017, SommeYear.Release, Applications: applications));
    }
}
