using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Commitments;
using Liaison.Server.Meetings;
using Liaison.Server.Minutes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Demo;

/// <summary>One technical meeting from the request to its closing.</summary>
public sealed class DemoMeeting(DemoStage stage, Guid association, DemoFamilies families, DateOnly day)
{
    public const string Place = "Préfecture de la Somme, Amiens";
    public static readonly Contact Contact = new("Permanence (exemple)", "permanence@association.example", "+33 3 00 00 00 01");

    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly Caller Office = DemoStage.Staff(Role.OfficeAgent);
    private static readonly Orientation[] Outcomes =
        [Orientation.SummonsToFile, Orientation.DocumentsRequested, Orientation.UnderReview, Orientation.FavourableInPrinciple,
            Orientation.UnfavourableInPrinciple];

    private Guid meeting;
    private int examined;

    /// <summary>Plans the meeting with so many cases.</summary>
    public void Plan(int cases) => stage.At(day.AddDays(-21), Nine, async () =>
    {
        var named = (await families.Open(cases)).Select(id => new RequestMeeting.NamedCase(id, "Où en est l'examen de la demande ?"));
        var request = await stage.Send(DemoStage.MemberOf(association), new RequestMeeting.Command(MeetingKind.Technical,
            "Situations de familles suivies", Contact, [new PreferredPeriod(day.AddDays(-1), day.AddDays(3))], [.. named]));
        stage.At(day.AddDays(-20), Nine, async () =>
        {
            await stage.Send(Office, new ScheduleMeetingRequest.Command(request,
                new(day.ToDateTime(SommeYear.Sample.StartTime), SommeYear.Sample.DurationMinutes, Place)));
            meeting = (await stage.Send(Office, new ReadMeetingRequest.Query(request))).MeetingId!.Value;
            PlanMeeting(((ReadMeeting.InFull)await stage.Send(Office, new ReadMeeting.Query(meeting))).FreezeDay!.Value);
        });
    });

    /// <summary>Opens a meeting and records both sides as present.</summary>
    public static async Task Open(DemoStage stage, Guid meeting, Guid association)
    {
        await stage.Send(Office, new OpenMeeting.Command(meeting));
        await stage.Send(Office, new RecordAttendance.Command(meeting, new(
        [
            new(Side.Prefecture, "chef de bureau", 2),
            new(Side.Association, "bénévole", 3, association),
        ])));
    }

    private void PlanMeeting(DateOnly freezeDay)
    {
        stage.At(freezeDay, Nine, async () =>
        {
            await EachItem(item => stage.Send(Office, new AdmitItem.Command(item)));
            await stage.Send(Office, new FreezeAgenda.Command(meeting));
        });
        stage.At(day, SommeYear.Sample.StartTime, async () =>
        {
            await Open(stage, meeting, association);
            foreach (var promised in (await stage.Send(Office, new ReadAgenda.Query(meeting))).OpenCommitments)
                await stage.Send(Office, new KeepCommitment.Command(promised.Id, new(Reason: "Liste adressée.")));
            await EachItem(Examine);
        });
        stage.At(day, SommeYear.Sample.StartTime.AddMinutes(SommeYear.Sample.DurationMinutes), async () =>
        {
            await stage.Send(Office, new HoldMeeting.Command(meeting));
            await stage.Send(Office, new OpenMinutes.Command(meeting));
        });
        PlanMinutes();
    }

    // The association writes its point, the office circulates, the association approves.
    private void PlanMinutes()
    {
        stage.At(day.AddDays(1), Nine, async () =>
        {
            await stage.Send(DemoStage.MemberOf(association), new AddSection.Command(meeting, new("Délais de convocation",
                "L'association signale des délais de convocation de plusieurs mois (exemple). Le bureau indique qu'ils se réduisent.")));
            await stage.Send(Office, new CirculateMinutes.Command(meeting, new()));
        });
        stage.At(day.AddDays(6), Nine, async () =>
        {
            await stage.Send(DemoStage.MemberOf(association), new TakePosition.Command(meeting, new(Position.Approved)));
            await stage.Send(Office, new ConcludeMinutes.Command(meeting));
            await stage.Send(DemoStage.MemberOf(association), new DeliverExtract.Command(meeting, 1, new()));
            await stage.Send(Office, new CloseMeeting.Command(meeting));
        });
    }

    private Task Examine(Guid item)
    {
        var outcome = Outcomes[examined++ % Outcomes.Length];
        Promise[] promises = examined == 1
            ? [new(Side.Prefecture, "chef de bureau", "Adresser la liste des pièces utiles à l'association.", day.AddDays(42))]
            : [];
        return stage.Send(Office, new ExamineItem.Command(item, new ExamineItem.Body(outcome,
            outcome == Orientation.UnfavourableInPrinciple ? ReasonCategory.LengthOfResidence : null,
            "Vue de l'association (exemple).", "Vue du bureau (exemple).", Commitments: promises)));
    }

    private async Task EachItem(Func<Guid, Task> act)
    {
        foreach (var item in (await stage.Send(Office, new ReadAgenda.Query(meeting))).Items)
            await act(item.Id);
    }
}
