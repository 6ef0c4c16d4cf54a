using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class MandateTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_withdrawn_mandate_leaves_a_count_and_a_gap_until_a_new_one_is_given()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), app.Adult(), new { givenNames = "Enfant", birthYear = app.Today().Year - 5, nationalities = new[] { "GE" } });
        var first = await Withdraw(association, opened, 0);
        Assert.Equal(["mandate"], first.Texts("gaps"));
        Assert.Equal([true, false, false], Masked(first));
        Assert.NotNull(first["address"]);
        var second = await Withdraw(association, opened, 1);
        Assert.Equal([true, true, true], Masked(second));
        foreach (var reader in new[] { association, await app.Staff(Role.OfficeHead) })
        {
            var read = (await reader.Get($"/cases/{opened.Id}")).Is(200);
            Assert.Equal(3, read["persons"]!.AsArray().Count);
            Assert.Null(read["address"]);
            Assert.Null(read["situationSummary"]);
            Assert.Null(read.Person()["agdref"]);
            var list = (await reader.Get($"/cases?associationId={association.AssociationId}")).Is(200);
            foreach (var hidden in new[] { "Exemple", "Personne", "Enfant", "1980", "0123456789" })
                Assert.DoesNotContain(hidden, read.Text + list.Text, StringComparison.Ordinal);
        }
        var renewed = await Give(association, opened, app.Today());
        Assert.Equal([false, true, false], Masked(renewed));
        Assert.Equal("Exemple", renewed.Person().Text("familyName"));
        Assert.NotNull(renewed["address"]);
    }

    [Fact]
    public async Task A_mandate_is_withdrawn_once_and_only_where_it_was_given()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var elsewhere = await app.OpenCase(association, app.Adult());
        (await association.Post($"/cases/{opened.Id}/mandates/{elsewhere.Person()["mandate"]!["id"]}/withdrawal")).IsRefused(404, "not_found");
        (await association.Post($"/cases/{opened.Id}/mandates/{Guid.Empty}/withdrawal")).IsRefused(404, "not_found");
        var withdrawn = await Withdraw(association, opened, 0);
        Assert.Equal(app.Today().ToString("yyyy-MM-dd", null), withdrawn.Person()["mandate"].Text("withdrawnDay"));
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).IsRefused(409, "mandate.already_withdrawn");
    }

    [Fact]
    public async Task What_waits_on_a_case_is_withdrawn_with_the_mandate()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var itemId = await Submit(association, opened.Id);
        var referralId = await Refer(association, opened.Id);
        await Withdraw(association, opened, 0);
        var (item, referral) = await app.Write(async db => (await AgendaItemTable.Load(db, itemId), await ReferralTable.Load(db, referralId)));
        Assert.Equal((AgendaItemStatus.Withdrawn, ReferralStatus.Lapsed), (item.Status, referral.Status));
        var moved = (await association.Get($"/cases/{opened.Id}/history")).Data.Single(entry => entry.Text("kind") == "itemMoved");
        Assert.Equal(("withdrawal", "withdrawn", "association", "Mandat retiré."), (moved.Text("step"), moved.Text("to"), moved.Text("side"), moved.Text("reason")));
    }

    [Fact]
    public async Task What_waits_stays_where_a_newer_mandate_holds()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var itemId = await Submit(association, opened.Id);
        await Give(association, opened, app.Today());
        var left = await Withdraw(association, opened, 0);
        Assert.Equal([false], Masked(left));
        Assert.Equal(2, left["mandates"]!.AsArray().Count);
        Assert.Equal(AgendaItemStatus.Submitted, await app.Write(async db => (await AgendaItemTable.Load(db, itemId)).Status));
    }

    [Fact]
    public async Task A_mandate_is_given_by_a_person_of_the_case_on_a_day_that_has_come()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var personId = opened.Person()["id"]!.GetValue<Guid>();
        var body = new { personId, scope = "presentation", riskInformed = true, language = "rus", givenDay = app.Today(), endDay = app.Today() };
        var path = $"/cases/{opened.Id}/mandates";
        (await association.Post(path, body)).Is(201);
        (await association.Post(path, body with { personId = Guid.Empty })).IsRefused(422, "case.unknown_person");
        (await association.Post(path, body with { givenDay = app.Today().AddDays(1) })).IsRefused(422, "mandate.given_in_future");
        (await association.Post(path, body with { endDay = app.Today().AddDays(-1) })).IsRefused(422, "mandate.ends_before_start");
        (await association.Post(path, body with { endDay = new DateOnly(2200, 1, 1) })).IsRefused(422, "day.out_of_range");
        (await association.Post(path, body with { language = "fr-FR" })).IsRefused(422, "text.format");
    }

    private static bool[] Masked(Answer answer) => [.. answer["persons"]!.AsArray().Select(person => person!["masked"]!.GetValue<bool>())];

    private static async Task<Answer> Withdraw(Actor actor, Answer opened, int person) =>
        (await actor.Post($"/cases/{opened.Id}/mandates/{opened.Person(person)["mandate"]!["id"]}/withdrawal")).Is(200);

    private static async Task<Answer> Give(Actor actor, Answer opened, DateOnly givenDay) => (await actor.Post($"/cases/{opened.Id}/mandates",
        new { personId = opened.Person()["id"]!.GetValue<Guid>(), scope = "full", riskInformed = true, language = "fr", givenDay })).Is(201);

    private Task<Guid> Submit(Actor association, Guid caseId) => app.Write(async db =>
    {
        var item = new AgendaItem
        {
            Id = Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId, CaseId = caseId, Question = "Question ?", SubmittedAt = db.Now,
        };
        await AgendaItemTable.Insert(db, item);
        return item.Id;
    });

    // The request that the referral comes from is for another area: its row is all that is needed here.
    private Task<Guid> Refer(Actor association, Guid caseId) => app.Write(async db =>
    {
        var requestId = Ids.New(db.Now);
        await db.Execute("""
            INSERT INTO audience_request (id, prefecture_code, association_id, reference, received_day, topics, case_ids, brought_case_count, case_labels, status, version)
            VALUES (@requestId, '80', @AssociationId, @Reference, '2017-01-02', '[]', '[]', 0, '[]', 'Logged', 1)
            """, new { requestId, association.AssociationId, Reference = $"DA-{Ids.RandomCode()}" });
        var referral = new Referral
        {
            Id = Ids.New(db.Now), PrefectureCode = LiaisonApp.Somme, AssociationId = association.AssociationId, Number = $"RV-{Ids.RandomCode()}",
            AudienceRequestId = requestId, CaseId = caseId, Target = MeetingTarget.Next, Reason = "Motif exemple",
        };
        await ReferralTable.Insert(db, referral);
        return referral.Id;
    });
}
