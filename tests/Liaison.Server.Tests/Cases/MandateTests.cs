using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;

namespace Liaison.Server.Tests.Cases;

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
        Assert.Equal(app.DayIn(0), withdrawn.Person()["mandate"].Text("withdrawnDay"));
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).IsRefused(409, "mandate.already_withdrawn");
    }

    [Fact]
    public async Task What_waits_on_a_case_is_withdrawn_with_the_mandate()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var itemId = await app.PoolItem(association, opened.Id);
        var referralId = await app.Referral(association, opened.Id);
        await Withdraw(association, opened, 0);
        Assert.Equal(("withdrawn", "lapsed"), ((await app.ReadItem(itemId)).State, (await app.ReadReferral(referralId)).State));
        var moved = (await association.Get($"/cases/{opened.Id}/history")).Data.Single(entry => entry.Text("kind") == "itemMoved");
        Assert.Equal(("withdrawal", "withdrawn", "association", "Mandat retiré."), (moved.Text("step"), moved.Text("to"), moved.Text("side"), moved.Text("reason")));
    }

    [Fact]
    public async Task What_waits_stays_where_a_newer_mandate_holds()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var itemId = await app.PoolItem(association, opened.Id);
        await Give(association, opened, app.Today());
        var left = await Withdraw(association, opened, 0);
        Assert.Equal([false], Masked(left));
        Assert.Equal(2, left["mandates"]!.AsArray().Count);
        Assert.Equal("submitted", (await app.ReadItem(itemId)).State);
    }

    [Fact]
    public async Task A_mandate_is_given_by_a_person_of_the_case_on_a_day_that_has_come()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult());
        var personId = opened.PersonId();
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
        new { personId = opened.PersonId(), scope = "full", riskInformed = true, language = "fr", givenDay })).Is(201);
}
