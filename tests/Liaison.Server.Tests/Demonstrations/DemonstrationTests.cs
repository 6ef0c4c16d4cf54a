using Liaison.Server.Pipeline;
using static Liaison.Server.Tests.Demonstrations.DemonstrationScenarios;

namespace Liaison.Server.Tests.Demonstrations;

public sealed class DemonstrationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly string[] Amiens = ["Amiens"];

    [Fact]
    public async Task The_cabinet_logs_a_declared_demonstration_with_its_receipts_and_reads_it_back()
    {
        var one = await app.NewAssociation();
        var other = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var logged = (await cabinet.Post("/demonstrations", new
        {
            associationIds = new[] { one.AssociationId, other.AssociationId }, day = "2017-01-06", assemblyTime = "18:00", place = "Parvis", purpose = "Soutien",
            communes = new[] { "Amiens", "Abbeville" }, declarations = new[] { Declaration("2017-01-02"), Declaration("2016-12-20", "Autre préfecture") },
        })).Is(201);
        var read = (await cabinet.Get($"/demonstrations/{logged.Id}")).Is(200);
        Assert.Equal(logged.Text, read.Text);
        Assert.Matches("^MA-80-2017-[0-9]{3}$", read["reference"]!.GetValue<string>());
        Assert.Equal("18:00", read["assemblyTime"]!.GetValue<string>());
        Assert.Equal("declared", read.State);
        Assert.Equal(2, read["associationIds"]!.AsArray().Count);
        Assert.Equal([$"{read["reference"]}/1", $"{read["reference"]}/2"], read.Texts("declarations", "receiptNumber"));
        Assert.Equal(["onTime", "tooEarly"], read.Texts("declarations", "literal"));
        Assert.Equal(["3", "3"], read.Texts("declarations", "signatoriesRequired"));
        Assert.Equal(["declaration", "ban", "holding", "notHeld", "cancellation"], read["allowedSteps"].Texts());
        Assert.Contains(logged.Id.ToString(), (await cabinet.Get("/demonstrations?status=declared")).Is(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(logged.Id.ToString(), (await cabinet.Get("/demonstrations?status=banned")).Is(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2017-01-06", "2017-01-02", "onTime", "onTime")]
    [InlineData("2017-01-05", "2017-01-02", "late", "late")]
    [InlineData("2017-01-02", "2017-01-02", "late", "late")]
    [InlineData("2017-01-02", "2016-12-29", "onTime", "late")] // the third clear day is 1 January, a Sunday and a holiday
    [InlineData("2017-01-20", "2017-01-02", "tooEarly", "tooEarly")]
    public async Task Timeliness_is_shown_by_both_readings_and_never_blocks(string day, string receivedDay, string literal, string prudent)
    {
        var logged = await app.Logs(day, [Declaration(receivedDay)]);
        Assert.Equal(literal, logged["timeliness"]!["literal"]!.GetValue<string>());
        Assert.Equal(prudent, logged["timeliness"]!["prudent"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_window_of_the_seed_is_13_to_25_November_and_what_is_undeclared_says_so()
    {
        var logged = await app.Logs("2017-11-29");
        var timeliness = logged["timeliness"]!;
        Assert.Equal(("undeclared", "undeclared"), (timeliness["literal"]!.GetValue<string>(), timeliness["prudent"]!.GetValue<string>()));
        Assert.Equal("2017-11-13", timeliness["earliestDay"]!.GetValue<string>());
        Assert.Equal(("2017-11-25", "2017-11-25"), (timeliness["latestDay"]!["literal"]!.GetValue<string>(), timeliness["latestDay"]!["prudent"]!.GetValue<string>()));
        Assert.Equal("undeclared", logged.State);
    }

    [Fact]
    public async Task A_late_declaration_turns_an_undeclared_demonstration_into_a_declared_one()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        var id = (await app.Logs("2017-01-03")).Id;
        var declared = (await cabinet.Post($"/demonstrations/{id}/declarations", Declaration("2017-01-02"))).Is(200);
        Assert.Equal("declared", declared.State);
        Assert.Equal("late", declared["timeliness"]!["literal"]!.GetValue<string>());
        (await cabinet.Post($"/demonstrations/{id}/declarations", Declaration("2017-01-02", "préfecture de la SOMME"))).IsRefused(409, "demonstration.authority_twice");
        (await cabinet.Post($"/demonstrations/{id}/declarations", Declaration("2017-12-31", "Mairie"))).IsRefused(422, "demonstration.received_in_future");
        (await cabinet.Post($"/demonstrations/{id}/declarations", Declaration("2017-01-02", " "))).IsRefused(422, "text.required");
    }

    [Fact]
    public async Task A_demonstration_is_banned_only_by_an_order_with_reasons()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        var id = (await app.Logs()).Id;
        (await cabinet.Post($"/demonstrations/{id}/ban", new { order = " ", reasons = "Motif" })).IsRefused(422, "demonstration.ban_order_required");
        var refused = (await cabinet.Post($"/demonstrations/{id}/ban", new { order = "Arrêté 1", reasons = "" })).IsRefused(422, "reason.required");
        Assert.NotNull(refused["errors"]!["reasons"]);
        var banned = (await cabinet.Post($"/demonstrations/{id}/ban", new { order = "Arrêté 1", reasons = "Motif exemple" })).Is(200);
        Assert.Equal(("banned", "Arrêté 1", "Motif exemple"), (banned.State, banned["banOrder"]!.GetValue<string>(), banned["reason"]!.GetValue<string>()));
        Assert.Empty(banned["allowedSteps"]!.AsArray());
        (await cabinet.Post($"/demonstrations/{id}/holding")).IsRefused(409, "demonstration.step_not_allowed");
        (await cabinet.Post($"/demonstrations/{id}/declarations", Declaration("2017-01-02"))).IsRefused(409, "demonstration.step_not_allowed");
    }

    [Fact]
    public async Task It_is_held_on_its_day_not_held_or_cancelled_with_a_reason_or_without()
    {
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Post($"/demonstrations/{(await app.Logs("2017-12-31")).Id}/holding")).IsRefused(409, "demonstration.not_yet");
        Assert.Equal("held", (await cabinet.Post($"/demonstrations/{(await app.Logs("2017-01-02")).Id}/holding")).Is(200).State);
        var notHeld = (await cabinet.Post($"/demonstrations/{(await app.Logs()).Id}/not-held", new { reason = "Intempéries" })).Is(200);
        Assert.Equal(("notHeld", "Intempéries"), (notHeld.State, notHeld["reason"]!.GetValue<string>()));
        var cancelled = (await cabinet.Post($"/demonstrations/{(await app.Logs()).Id}/cancellation")).Is(200);
        Assert.Equal("cancelled", cancelled.State);
        Assert.Null(cancelled["reason"]);
        (await cabinet.Post($"/demonstrations/{cancelled.Id}/not-held", new { })).IsRefused(409, "demonstration.step_not_allowed");
    }

    [Fact]
    public async Task Another_prefectures_demonstration_looks_like_an_absent_one()
    {
        var foreign = (await app.Logs(prefecture: LiaisonApp.Nord)).Id;
        var cabinet = await app.Staff(Role.Cabinet);
        Assert.Equal((await cabinet.Get($"/demonstrations/{Guid.Empty}")).IsRefused(404, "not_found").Text, (await cabinet.Get($"/demonstrations/{foreign}")).Text);
        foreach (var step in new[] { "holding", "not-held", "cancellation" })
            (await cabinet.Post($"/demonstrations/{foreign}/{step}")).IsRefused(404, "not_found");
        (await cabinet.Post($"/demonstrations/{foreign}/declarations", Declaration("2017-01-02"))).IsRefused(404, "not_found");
        (await cabinet.Post($"/demonstrations/{foreign}/ban", new { order = "Arrêté 1", reasons = "Motif" })).IsRefused(404, "not_found");
        Assert.DoesNotContain(foreign.ToString(), (await cabinet.Get("/demonstrations?limit=200")).Is(200).Text, StringComparison.Ordinal);
        var organiser = await app.NewAssociation(LiaisonApp.Nord);
        (await cabinet.Post("/demonstrations", new { associationIds = new[] { organiser.AssociationId }, day = "2017-01-20", place = "P", communes = Amiens, purpose = "O" }))
            .IsRefused(422, "reference.unknown");
    }

    [Theory]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":[],"purpose":"O"}""", 422, "list.empty")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":[null],"purpose":"O"}""", 400, "body.malformed")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":["A","A"],"purpose":"O"}""", 422, "list.repeats")]
    [InlineData("""{"associationIds":[],"day":"0001-01-01","place":"P","communes":["A"],"purpose":"O"}""", 422, "day.out_of_range")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":["A"],"purpose":"O","declarations":[null]}""", 400, "body.malformed")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"\u202eP","communes":["A"],"purpose":"O"}""", 422, "text.unsafe")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":["A"],"purpose":"O","assemblyTime":"25:00"}""", 400, "body.malformed")]
    [InlineData("""{"associationIds":[],"day":"2017-01-20","place":"P","communes":["A"],"purpose":"O","participants":["X"]}""", 400, "body.malformed")]
    public async Task What_is_wrong_in_a_log_is_refused_at_its_field(string body, int status, string code) =>
        (await (await app.Staff(Role.Cabinet)).PostRaw("/demonstrations", body)).IsRefused(status, code);

    [Theory]
    [MemberData(nameof(OtherRoles))]
    public async Task Nobody_but_the_cabinet_reads_or_logs_demonstrations(Role role)
    {
        var actor = await app.Somebody(role);
        var id = (await app.Logs()).Id;
        (await actor.Get("/demonstrations")).IsRefused(403, "right.missing");
        (await actor.Get($"/demonstrations/{id}")).IsRefused(403, "right.missing");
        (await actor.Post("/demonstrations", new { })).IsRefused(403, "right.missing");
        foreach (var step in new[] { "declarations", "ban", "holding", "not-held", "cancellation" })
            (await actor.Post($"/demonstrations/{id}/{step}", new { })).IsRefused(403, "right.missing");
    }

    public static TheoryData<Role> OtherRoles => [.. Enum.GetValues<Role>().Where(role => role != Role.Cabinet)];
}
