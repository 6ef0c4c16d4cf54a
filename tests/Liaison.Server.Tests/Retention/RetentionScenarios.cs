using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Retention;

/// <summary>Cases that lived long ago, and lists on their way.</summary>
internal static class RetentionScenarios
{
    /// <summary>A word in each text of a case, by its field.</summary>
    public static string Word(string field) => $"serin{field}";

    /// <summary>A case with a word in every sealed text that hangs on it, all of it settled: a person with mandate, an item examined, a commitment kept,
    /// an urgency and a hold lifted, a label referred, a decision.</summary>
    public static async Task<(Guid Id, string Reference, Guid Meeting)> SettledCase(this LiaisonApp app, Actor association)
    {
        var office = await app.Staff(Role.OfficeHead);
        var opened = (await association.Post("/cases", new
        {
            persons = new[]
            {
                new
                {
                    familyName = Word("nom"), givenNames = Word("prenom"), birthYear = 1980, nationalities = new[] { "GE" }, groundCode = app.Article("exceptionalAdmission"), agdref = "9173550001",
                    mandate = new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-01", proofReference = Word("classeur") },
                },
            },
            address = new { street = Word("rue"), postalCode = association.Key.PrefectureCode + "000", commune = Word("commune") },
            situationSummary = Word("situation"),
        })).Is(201);
        var id = opened.Id;
        var referral = Assert.Single(await app.UnmatchedReferrals(association, 1, Word("etiquette")));
        (await office.Post($"/referrals/{referral}/matching", new { caseId = id })).Is(200);
        (await office.Post($"/referrals/{referral}/lapsing", new { reason = Word("caducite") })).Is(200);
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var item = (await association.Post(meeting.Agenda("/items"), new { caseId = id, question = Word("question") })).Is(201).Id;
        await app.TakesItem(item, "/admission");
        await app.Opens(meeting);
        await app.Takes(meeting, "attendance", MeetingScenarios.BothSides);
        await app.TakesItem(item, "/examination", new
        {
            orientation = "underReview", associationView = Word("avis"), officeView = Word("analyse"),
            commitments = new[] { new { side = "prefecture", owner = Word("auteur"), text = Word("promesse"), dueDay = app.DayIn(30) } },
        });
        await app.Takes(meeting, "holding");
        var commitment = (await association.Get("/commitments")).Is(200).Data.Ids().First();
        (await office.Post($"/commitments/{commitment}/keeping", new { reason = Word("tenue"), proof = new { kind = "letter", reference = Word("lettre"), day = app.DayIn(0) } })).Is(200);
        foreach (var (flag, body) in ((string, object)[])[("urgency", new { kind = "other", reason = Word("urgence") }), ("hold", new { reason = Word("contentieux") })])
        {
            (await office.Post($"/cases/{id}/{flag}", body)).Is(200);
            (await office.Post($"/cases/{id}/{flag}/lifting", new { reason = Word("levee") })).Is(200);
        }
        (await office.Post($"/cases/{id}/decisions", new { decision = "permitGranted", madeDay = app.DayIn(0) })).Is(201);
        return (id, opened.Json.Text("reference")!, meeting);
    }

    /// <summary>Lets the years pass after which cases are eligible.</summary>
    public static void YearsPass(this LiaisonApp app) => app.TravelTo(app.Clock.GetUtcNow().AddMonths(61));

    /// <summary>A list that the data protection officer proposed, by period.</summary>
    public static async Task<Answer> ProposedList(this LiaisonApp app) =>
        (await (await app.Staff(Role.DataProtectionOfficer)).Post("/destruction-lists", new { basis = "period" })).Is(201);

    /// <summary>A list of one case that was asked for, with its visa.</summary>
    public static async Task<Guid> ApprovedRequest(this LiaisonApp app, string reference)
    {
        var officer = await app.Staff(Role.DataProtectionOfficer);
        var list = (await officer.Post("/destruction-lists", new { basis = "request", caseReference = reference, reason = "Demande d'effacement" })).Is(201).Id;
        (await officer.Post($"/destruction-lists/{list}/approval", new { visa = "AD80-2022-114" })).Is(200);
        return list;
    }

    /// <summary>The office head has an approved list destroyed, and the last text is gone when this returns.</summary>
    public static async Task<Answer> Destroys(this LiaisonApp app, Guid list, string prefecture = LiaisonApp.Somme)
    {
        var head = await app.Staff(Role.OfficeHead, prefecture);
        (await head.Post($"/destruction-lists/{list}/destruction")).Is(200);
        for (var tries = 0; tries < 300; tries++)
        {
            if ((await head.Get($"/destruction-lists/{list}")).Is(200).State == "destroyed")
                return (await head.Get($"/destruction-lists/{list}/certificate")).Is(200);
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The destruction did not end.");
    }
}
