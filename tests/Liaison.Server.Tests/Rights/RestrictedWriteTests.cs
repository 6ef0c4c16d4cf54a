using Liaison.Domain.Rights;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Minutes;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Rights;

/// <summary>Every operation that the service's own table says is refused for a restricted case, tried on one.</summary>
public sealed class RestrictedWriteTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    // What reaches no case that is there: it opens one, or writes to a request alone.
    private static readonly string[] OfNoCase =
    [
        "POST /cases", "POST /meeting-requests/{id}/information", "POST /commitments", "POST /meetings/{id}/minutes",
        .. ((string[])["sections", "sections/{sectionId}/removal", "revision", "position", "errata", "erratum-withdrawal", "editions/{number}/deliveries"])
            .Select(rest => $"POST /meetings/{{id}}/minutes/{rest}"),
    ];

    private IEnumerable<string> Refusing => RuledRoutes.Of(app.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        .Where(route => Frozen.RefusalsOf(route.UseCase.Request, route.UseCase.Right, route.UseCase.Writes).Contains(RestrictionRules.CaseRestricted))
        .Select(route => $"{route.Method} {route.Address["/api/v1".Length..]}");

    [Fact]
    public async Task Each_of_them_is_refused_and_leaves_the_case_as_it_is()
    {
        var (association, head) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var attempts = await Attempts(association, head);
        Assert.Equal(Refusing.Except(OfNoCase).Order(), attempts.Keys.Order());
        foreach (var (operation, (actor, path, body)) in attempts)
        {
            var caseId = attempts["PUT /cases/{id}"].Path;
            var before = (await head.Get(caseId)).Is(200).Tag;
            var answer = operation.StartsWith("PUT", StringComparison.Ordinal) ? await actor.Put(path, body!) : await actor.Post(path, body);
            Assert.True(answer.Status == 409 && answer.Code == "case.restricted", $"{operation}: {answer.Text}");
            Assert.Equal(before, (await head.Get(caseId)).Is(200).Tag);
        }
    }

    // Minutes that circulate, with an observation on the case.
    private async Task<(Guid Meeting, Guid Item, Guid Observation)> Circulated(Actor association, Guid caseId)
    {
        var meeting = await app.ScheduledMeeting(app.InDays(15), null, association);
        var item = await app.AdmittedItem(association, meeting, caseId);
        await app.Opens(meeting);
        await app.TakesItem(item, "/examination", new { orientation = "underReview" });
        await app.Holds(meeting);
        (await association.Post(meeting.Minutes())).Is(201);
        await app.TakesMinutes(meeting, "/circulation", new { });
        return (meeting, item, await association.Observes(meeting, "T", item));
    }

    private async Task<Dictionary<string, (Actor Actor, string Path, object? Body)>> Attempts(Actor association, Actor head)
    {
        var opened = await app.OpenCase(association, app.Adult());
        var (id, person) = (opened.Id, opened.PersonId());
        var (settled, settledItem, observed) = await Circulated(association, id);
        var past = await app.ScheduledMeeting(app.InDays(20), null, association);
        var examined = await app.AdmittedItem(association, past, id);
        var waiting = await app.CompleteCase(association);
        var open = await app.AdmittedItem(association, past, waiting);
        await app.Opens(past);
        await app.TakesItem(examined, "/examination", new
        {
            orientation = "underReview",
            commitments = new[] { new { side = "prefecture", owner = "O", text = "T", dueDay = app.DayIn(30) }, new { side = "prefecture", owner = "O", text = "U", dueDay = app.DayIn(31) } },
        });
        (await head.Post(past.Minutes())).Is(201);
        var (meeting, later) = (await app.ScheduledMeeting(app.InDays(40), null, association), await app.ScheduledMeeting(app.InDays(60), null, association));
        var items = new List<(Guid Case, Guid Item)>();
        foreach (var state in new[] { "proposed", "returned" })
        {
            var caseId = await app.CompleteCase(association);
            items.Add((caseId, await app.ProposedItem(association, meeting, caseId)));
            if (state == "returned")
                await app.TakesItem(items[^1].Item, "/return", new { gaps = new[] { "mandate" } });
        }
        var document = (await association.Attaches(id)).Is(201).Data[^1]!["id"];
        var link = (await head.Post($"/cases/{id}/links", new { caseId = items[0].Case })).Is(201).Data[^1]!["id"];
        var decision = (await app.Decided(id, new { decision = "permitRefused", madeDay = app.DayIn(0) })).Id;
        var referrals = await app.UnmatchedReferrals(association, 2, "Étiquette");
        (await head.Post($"/referrals/{referrals[1]}/matching", new { caseId = id })).Is(200);
        var commitments = (await association.Get("/commitments")).Is(200).Data.Ids().ToList();
        var (commitment, broken) = (commitments[0], commitments[1]);
        (await head.Post($"/commitments/{broken}/breaking", new { reason = "R" })).Is(200);
        foreach (var caseId in items.Select(one => one.Case).Append(id).Append(waiting))
            await app.Restricts(caseId);
        string Case(string rest = "") => $"/cases/{id}{rest}";
        return new()
        {
            ["PUT /cases/{id}"] = (association, Case(), new { situationSummary = "S" }),
            ["POST /cases/{id}/persons"] = (association, Case("/persons"), app.Adult()),
            ["PUT /cases/{id}/persons/{personId}"] = (head, Case($"/persons/{person}"), new { familyName = "Autre" }),
            ["POST /cases/{id}/mandates"] = (association, Case("/mandates"), new { personId = person, scope = "full", riskInformed = true, language = "ka", givenDay = app.DayIn(0) }),
            ["POST /cases/{id}/documents"] = (association, Case("/documents"), new { kind = "schooling", mediaType = "application/pdf", content = Convert.ToBase64String("%PDF-1.7"u8) }),
            ["POST /cases/{id}/documents/{documentId}/removal"] = (association, Case($"/documents/{document}/removal"), new { reason = "R" }),
            ["POST /cases/{id}/links"] = (head, Case("/links"), new { caseId = items[1].Case }),
            ["POST /cases/{id}/links/{linkId}/undoing"] = (head, Case($"/links/{link}/undoing"), new { reason = "R" }),
            ["POST /cases/{id}/decisions"] = (head, Case("/decisions"), new { decision = "permitGranted", madeDay = app.DayIn(0) }),
            ["POST /cases/{id}/decisions/{decisionId}/notification"] = (head, Case($"/decisions/{decision}/notification"), new { notifiedDay = app.DayIn(0) }),
            ["POST /meeting-requests"] = (association, "/meeting-requests", MeetingScenarios.Requested(id)),
            ["POST /meetings/{id}/agenda/items"] = (association, later.Agenda("/items"), new { caseId = id, question = "Q" }),
            ["POST /agenda-items/{id}/admission"] = (head, items[0].Item.Item("/admission"), null),
            ["POST /agenda-items/{id}/return"] = (head, items[0].Item.Item("/return"), new { gaps = new[] { "mandate" } }),
            ["POST /agenda-items/{id}/resubmission"] = (association, items[1].Item.Item("/resubmission"), new { question = "Q" }),
            ["POST /agenda-items/{id}/examination"] = (head, open.Item("/examination"), new { orientation = "underReview" }),
            ["POST /commitments/{id}/keeping"] = (head, $"/commitments/{commitment}/keeping", new { proof = new { kind = "letter", reference = "P", day = app.DayIn(0) } }),
            ["POST /commitments/{id}/breaking"] = (head, $"/commitments/{commitment}/breaking", new { reason = "R" }),
            ["POST /commitments/{id}/dropping"] = (head, $"/commitments/{commitment}/dropping", new { reason = "R" }),
            ["POST /commitments/{id}/contestation"] = (association, $"/commitments/{broken}/contestation", new { reason = "R" }),
            ["POST /commitments/{id}/due-day"] = (head, $"/commitments/{commitment}/due-day", new { dueDay = app.DayIn(40), reason = "R" }),
            ["PUT /meetings/{id}/minutes/sections/{sectionId}"] = (head, past.Minutes($"/sections/{examined}"), new { text = "T" }),
            ["POST /meetings/{id}/minutes/observations"] = (association, settled.Minutes("/observations"), new { text = "T", sectionId = settledItem }),
            ["POST /meetings/{id}/minutes/observations/{observationId}/reply"] = (head, settled.Minutes($"/observations/{observed}/reply"), new { text = "T" }),
            ["POST /audience-requests"] = (association, "/audience-requests", new { topics = new[] { "housing" }, caseIds = new[] { id } }),
            ["POST /referrals/{id}/matching"] = (head, $"/referrals/{referrals[0]}/matching", new { caseId = id }),
            ["POST /referrals/{id}/lapsing"] = (head, $"/referrals/{referrals[1]}/lapsing", new { reason = "R" }),
        };
    }
}
