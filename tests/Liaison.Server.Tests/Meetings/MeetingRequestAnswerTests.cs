using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingRequestAnswerTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Steps = ["information-request", "information", "scheduling", "refusal", "withdrawal"];

    [Fact]
    public async Task A_question_suspends_the_two_months_until_its_answer()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var id = await app.MeetingRequest(association);
        var deemed = app.Today().AddMonths(2);
        app.TravelTo(app.InDays(3));
        var asked = (await office.Post($"/meeting-requests/{id}/information-request", new { text = "Qui viendra ?", dueDay = app.DayIn(20) })).Is(200);
        Assert.Equal("informationRequested", asked.State);
        Assert.Equal($"{deemed.AddDays(20):yyyy-MM-dd}", DeemedDay(asked));
        app.TravelTo(app.InDays(5));
        var answered = (await association.Post($"/meeting-requests/{id}/information", new { text = "Trois personnes" })).Is(200);
        Assert.Equal("submitted", answered.State);
        Assert.Equal($"{deemed.AddDays(5):yyyy-MM-dd}", DeemedDay(answered));
        var exchange = answered["informationRequests"]!.AsArray().Single()!;
        Assert.Equal("Qui viendra ?", exchange["text"]!.GetValue<string>());
        Assert.Equal("Trois personnes", exchange["answer"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_question_falls_due_after_today_and_says_something()
    {
        var office = await app.Staff(Role.OfficeAgent);
        var id = await app.MeetingRequest(await app.NewAssociation());
        (await office.Post($"/meeting-requests/{id}/information-request", new { text = "Qui ?", dueDay = app.DayIn(0) }))
            .IsRefused(422, "meeting_request.due_day_past");
        (await office.Post($"/meeting-requests/{id}/information-request", new { text = " ", dueDay = app.DayIn(1) })).IsRefused(422, "text.required");
        (await office.Post($"/meeting-requests/{id}/information-request", new { text = "Qui ?", dueDay = "9999-12-31" })).IsRefused(422, "day.out_of_range");
        Assert.Equal("submitted", (await office.Get($"/meeting-requests/{id}")).State);
    }

    [Fact]
    public async Task Two_months_without_an_answer_show_as_no_reply_and_can_still_be_answered()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var id = await app.MeetingRequest(association);
        var deemed = app.Today().AddMonths(2);
        app.TravelTo($"{deemed:yyyy-MM-dd}T23:30");
        Assert.False((await association.Get($"/meeting-requests/{id}"))["noReply"]!.GetValue<bool>());
        app.TravelTo($"{deemed.AddDays(1):yyyy-MM-dd}T00:30");
        var silent = await association.Get($"/meeting-requests/{id}");
        Assert.True(silent["noReply"]!.GetValue<bool>());
        Assert.Equal("submitted", silent.State);
        Assert.True((await association.Get("/meeting-requests")).Data.Single()!["noReply"]!.GetValue<bool>());
        var refused = (await office.Post($"/meeting-requests/{id}/refusal", new { reason = "Motif exemple" })).Is(200);
        Assert.False(refused["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_refusal_states_its_reason_and_leaves_the_items_in_the_pool()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var id = await app.MeetingRequest(association, await app.CompleteCase(association));
        (await office.Post($"/meeting-requests/{id}/refusal", new { reason = " " })).IsRefused(422, "reason.required");
        var refused = (await office.Post($"/meeting-requests/{id}/refusal", new { reason = "Déjà étudié le mois dernier" })).Is(200);
        Assert.Equal("refused", refused.State);
        Assert.Equal("Déjà étudié le mois dernier", (await association.Get($"/meeting-requests/{id}"))["reason"]!.GetValue<string>());
        Assert.Equal("submitted", (await Item(refused)).State);
    }

    [Fact]
    public async Task A_withdrawal_takes_the_items_in_the_pool_with_it()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var id = await app.MeetingRequest(association, caseId);
        var withdrawn = (await association.Post($"/meeting-requests/{id}/withdrawal")).Is(200);
        Assert.Equal("withdrawn", withdrawn.State);
        Assert.Equal("withdrawn", (await Item(withdrawn)).State);
        (await association.Post($"/meeting-requests/{await app.MeetingRequest(association, caseId)}/withdrawal", new { reason = "Réglé" })).Is(200);
    }

    [Theory]
    [InlineData("submitted", "information-request scheduling refusal withdrawal")]
    [InlineData("informationRequested", "information scheduling refusal withdrawal")]
    [InlineData("scheduled", "")]
    [InlineData("refused", "")]
    [InlineData("withdrawn", "")]
    public async Task A_step_that_is_not_listed_is_refused(string state, string allowed)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var bodies = new Dictionary<string, object>
        {
            ["information-request"] = new { text = "Qui ?", dueDay = app.DayIn(10) }, ["information"] = new { text = "Nous" },
            ["scheduling"] = new { startsAt = app.InDays(40), durationMinutes = 60, place = "Préfecture" },
            ["refusal"] = new { reason = "Motif" }, ["withdrawal"] = new { reason = "Motif" },
        };
        var way = state switch { "informationRequested" => "information-request", "scheduled" => "scheduling", "refused" => "refusal", "withdrawn" => "withdrawal", _ => null };
        foreach (var step in Steps)
        {
            var id = await app.MeetingRequest(association);
            if (way is not null)
                (await (way is "withdrawal" ? association : office).Post($"/meeting-requests/{id}/{way}", bodies[way])).Is(200);
            Assert.Equal(state, (await office.Get($"/meeting-requests/{id}")).State);
            var answer = await (step is "withdrawal" or "information" ? association : office).Post($"/meeting-requests/{id}/{step}", bodies[step]);
            if (allowed.Split(' ').Contains(step))
                answer.Is(200);
            else
                Assert.Equal(state, answer.IsRefused(409, "meeting_request.step_not_allowed")["state"]!.GetValue<string>());
        }
    }

    private static string DeemedDay(Answer request) => request["acknowledgement"]!["deemedDecisionDay"]!.GetValue<string>();

    private Task<Answer> Item(Answer request) => app.ReadItem(request["cases"].Ids("agendaItemId").Single());
}
