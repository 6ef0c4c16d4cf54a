using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Web;

/// <summary>What is sent again under one key is done once.</summary>
public sealed class IdempotencyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly object Nobody = new { persons = Array.Empty<object>() };
    private int keys;

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_was_and_does_nothing()
    {
        var association = await app.NewAssociation();
        var key = NewKey();
        var first = (await association.Post("/cases", Nobody, key)).Is(201);
        var again = (await association.Post("/cases", Nobody, key)).Is(201);
        Assert.Equal((first.Text, first.Tag, first.Headers.Location), (again.Text, again.Tag, again.Headers.Location));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal([first.Id], (await association.Get("/cases")).Data.Ids());
        Assert.Single(await ActsOf(association));
    }

    [Fact]
    public async Task Thirty_two_at_once_have_one_effect_and_one_answer()
    {
        var association = await app.NewAssociation();
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => association.Post("/cases", Nobody, key))));
        Assert.All(answers, answer => answer.Is(201));
        Assert.Single(answers.Select(answer => (answer.Text, answer.Tag, answer.Headers.Location!.ToString())).Distinct());
        Assert.Equal(31, answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.Single((await association.Get("/cases")).Data);
    }

    [Fact]
    public async Task A_key_stands_for_one_request_of_one_caller_at_one_operation()
    {
        var (one, other) = (await app.NewAssociation(), await app.NewAssociation());
        var key = NewKey();
        var made = (await one.Post("/cases", Nobody, key)).Is(201);
        (await one.Post("/cases", new { persons = Array.Empty<object>(), situationSummary = "Autre" }, key)).IsRefused(422, "idempotency_key.reused");
        (await one.PostRaw("/cases", """{ "persons": [] }""", key)).IsRefused(422, "idempotency_key.reused");
        Assert.NotEqual(made.Id, (await other.Post("/cases", Nobody, key)).Is(201).Id);
        (await one.Post($"/cases/{made.Id}/persons", new { }, key)).Is(201);
        var second = (await one.Post("/cases", Nobody)).Is(201);
        (await one.Post($"/cases/{second.Id}/persons", new { }, key)).IsRefused(422, "idempotency_key.reused");
        Assert.Equal(2, (await one.Get("/cases")).Data.Count);
    }

    [Fact]
    public async Task Of_many_that_differ_under_one_key_one_is_done()
    {
        var association = await app.NewAssociation();
        var key = NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() =>
            association.Post("/cases", new { persons = Array.Empty<object>(), situationSummary = $"Situation {turn}" }, key))));
        var done = Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Except([done]), answer => answer.IsRefused(422, "idempotency_key.reused"));
        Assert.Single((await association.Get("/cases")).Data);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var key = NewKey();
        (await office.Post($"/meetings/{meeting}/cancellation", new { }, key)).IsRefused(400, "body.malformed");
        (await office.Post($"/meetings/{meeting}/cancellation", new { reason = "" }, key)).Is(422);
        var done = (await office.Post($"/meetings/{meeting}/cancellation", new { reason = "Motif" }, key)).Is(200);
        Assert.Equal(done.Text, (await office.Post($"/meetings/{meeting}/cancellation", new { reason = "Motif" }, key)).Is(200).Text);
        (await office.Post($"/meetings/{meeting}/cancellation", new { reason = "Motif" })).IsRefused(409, "meeting.step_not_allowed");
    }

    [Fact]
    public async Task A_repeat_is_not_held_against_the_form_that_the_first_has_changed_and_shows_what_is_there_now()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var item = await app.ProposedItem(association, await app.ScheduledMeeting(app.InDays(60), null, association));
        var tag = ("If-Match", (await office.TagAt(item.Item()))!);
        var key = NewKey();
        var admitted = (await office.Post(item.Item("/admission"), null, tag, key)).Is(200);
        Assert.Equal(admitted.Text, (await office.Post(item.Item("/admission"), null, tag, key)).Is(200).Text);
        (await association.Post(item.Item("/withdrawal"))).Is(200);
        Assert.Equal("withdrawn", (await office.Post(item.Item("/admission"), null, tag, key)).Is(200).State);
        (await office.Post(item.Item("/admission"), null, tag)).IsRefused(412, "precondition.failed");
    }

    public static TheoryData<string, bool> Keys => new()
    {
        { "\"a\"", true },
        { "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", true },
        { "\"a b ! ~\"", true },
        { "\"\\\"q\\\\\"", true },
        { $"\"{new string('a', 255)}\"", true },
        { $"\"{new string('a', 256)}\"", false },
        { "a", false },
        { "\"\"", false },
        { "\"a", false },
        { "a\"", false },
        { "\"a\"b\"", false },
        { "\"a\\b\"", false },
        { "\"a\\\"", false },
        { "\"a\";b=1", false },
        { "\"a\", \"b\"", false },
        { "'a'", false },
        { ":YQ==:", false },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_key_is_a_quoted_string(string sent, bool good)
    {
        var association = await app.NewAssociation();
        var answer = await association.Post("/cases", Nobody, ("Idempotency-Key", sent));
        if (good)
            answer.Is(201);
        else
            answer.IsRefused(400, "idempotency_key.malformed");
        Assert.Equal(good ? 1 : 0, (await association.Get("/cases")).Data.Count);
        (await association.Post($"/cases/{Guid.CreateVersion7()}/persons", new { }, ("Idempotency-Key", sent))).IsRefused(404, "not_found");
    }

    [Fact]
    public void An_answer_that_is_given_once_is_not_made_up_again()
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(id, Repeat.Again<Guid>(id));
        Repeat.Again<MediatR.Unit>(null);
        var refused = Assert.Throws<RefusedException>(() => Repeat.Again<string>(null));
        Assert.Equal("idempotency_key.answered_once", refused.Refusal.Code);
    }

    private (string, string) NewKey() => ("Idempotency-Key", $"\"{Interlocked.Increment(ref keys)}\"");

    // What the journal has of the cases that somebody opened.
    private Task<IReadOnlyList<long>> ActsOf(Actor actor) => app.Database.Read(Reach.None, link => link.List<long>(
        "SELECT id FROM journal_entry WHERE by_key = @Id AND payload LIKE '%\"action\":\"openCase\"%'", new { actor.Key.Id }));
}

/// <summary>A key is kept for a day.</summary>
public sealed class IdempotencyExpiryTests : OwnYear
{
    [Fact]
    public async Task After_a_day_the_same_key_does_it_anew_and_what_has_expired_is_deleted()
    {
        var association = await App.NewAssociation();
        async Task<Guid> Open(string key) => (await association.Post("/cases", new { persons = Array.Empty<object>() }, ("Idempotency-Key", key))).Is(201).Id;
        var first = await Open("\"a\"");
        await Open("\"b\"");
        Assert.Equal(2, await Kept());
        App.TravelTo(App.Clock.GetUtcNow() + Repeat.Kept - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await Open("\"a\""));
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, await Open("\"a\""));
        for (var attempt = 0; attempt < 100 && await Kept() > 1; attempt++)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20);
        }
        Assert.Equal(1, await Kept());
    }

    private Task<long> Kept() => App.Database.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM idempotency"));
}
