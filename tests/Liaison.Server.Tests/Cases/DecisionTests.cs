using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

public sealed class DecisionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Theory]
    [InlineData("permitGranted", true)]
    [InlineData("provisionalPermitIssued", false)]
    [InlineData("applicationReceiptIssued", false)]
    [InlineData("permitRefused", false)]
    [InlineData("refusedWithRemovalOrder", false)]
    [InlineData("removalOrder", false)]
    [InlineData("removalOrderRepealed", false)]
    [InlineData("implicitRefusal", false)]
    [InlineData("registrationRefused", false)]
    [InlineData("fileClosed", false)]
    [InlineData("courtAnnulment", false)]
    public async Task Only_a_permit_granted_is_a_regularisation(string decision, bool regularisation)
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var recorded = (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/decisions", new { decision, madeDay = "2017-01-01" })).Is(201);
        Assert.Equal(regularisation, recorded["isRegularisation"]!.GetValue<bool>());
        Assert.Equal(decision, (await association.Get($"/cases/{caseId}/decisions")).Is(200).Data.Single().Text("decision"));
    }

    [Fact]
    public async Task A_decision_concerns_a_person_or_the_household_and_lists_go_by_the_day_it_was_made()
    {
        var office = await app.Staff(Role.OfficeHead);
        var opened = await app.OpenCase(await app.NewAssociation(), app.Adult());
        var personId = opened.PersonId();
        var path = $"/cases/{opened.Id}/decisions";
        var one = (await office.Post(path, new { decision = "permitGranted", madeDay = "2016-12-28", notifiedDay = "2017-01-02", personId, groundCode = "L313-11 7°" })).Is(201);
        Assert.Equal((personId, "privateAndFamilyLife", "L313-11 7°", "2017-01-02"),
            (one["personId"]!.GetValue<Guid>(), one["groundKey"]!.GetValue<string>(), one["article"]!.GetValue<string>(), one["notifiedDay"]!.GetValue<string>()));
        var before = (await office.Post(path, new { decision = "fileClosed", madeDay = "2016-03-01" })).Is(201);
        Assert.Null(before["personId"]);
        Assert.Equal([before.Id, one.Id], (await office.Get(path)).Is(200).Data.Ids());
    }

    [Theory]
    [InlineData("""{"decision":"permitGranted","madeDay":"2199-01-01"}""", 422, "decision.made_in_future")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-01-02","notifiedDay":"2017-01-01"}""", 422, "decision.notified_before_made")]
    [InlineData("""{"decision":"permitGranted","madeDay":"1899-12-31"}""", 422, "day.out_of_range")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-01-02","notifiedDay":"2200-01-01"}""", 422, "day.out_of_range")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-01-02","groundCode":"L435-1"}""", 422, "case.ground_not_in_force")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-01-02","personId":"00000000-0000-0000-0000-000000000000"}""", 422, "case.unknown_person")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-01-01","notifiedDay":"2199-01-01"}""", 422, "decision.notified_in_future")]
    [InlineData("""{"decision":"permitRefused","madeDay":"2017-01-01","appealPeriod":"oneMonth"}""", 422, "decision.not_of_this_kind")]
    [InlineData("""{"decision":"permitRefused","madeDay":"2017-01-01","departureDays":30}""", 422, "decision.not_of_this_kind")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","applicationDay":"2017-01-01"}""", 422, "decision.not_of_this_kind")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","notifiedDay":"2017-01-01","notifiedAt":"2017-01-01T09:00"}""", 422, "decision.not_of_this_kind")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","departureDays":366}""", 422, "number.out_of_range")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","departureDays":-1}""", 422, "number.out_of_range")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","appealPeriod":"fortyEightHours","notifiedDay":"2017-01-01"}""", 422, "decision.notified_time_required")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","appealPeriod":"fortyEightHours","notifiedAt":"2017-01-01T09:00"}""", 422, "text.required")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","appealPeriod":"fortyEightHours","notifiedDay":"2017-01-01","notifiedAt":"2017-01-02T09:00"}""", 422, "decision.notified_on_another_day")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2016-03-20","appealPeriod":"fortyEightHours","notifiedDay":"2016-03-27","notifiedAt":"2016-03-27T02:30"}""", 422, "time.skipped")]
    [InlineData("""{"decision":"applicationReceiptIssued","madeDay":"2017-01-01","applicationDay":"2017-01-02"}""", 422, "decision.applied_after_made")]
    [InlineData("""{"decision":"applicationReceiptIssued","madeDay":"2017-01-01","applicationDay":"1899-12-31"}""", 422, "day.out_of_range")]
    [InlineData("""{"decision":"removalOrder","madeDay":"2017-01-01","appealPeriod":"twoMonths"}""", 400, "body.malformed")]
    [InlineData("""{"decision":"favourableInPrinciple","madeDay":"2017-01-02"}""", 400, "body.malformed")]
    [InlineData("""{"decision":"permitGranted","madeDay":"2017-02-30"}""", 400, "body.malformed")]
    public async Task A_decision_that_cannot_be_is_refused(string body, int status, string code)
    {
        var caseId = await app.CompleteCase(await app.NewAssociation());
        var office = await app.Staff(Role.OfficeAgent);
        (await office.PostRaw($"/cases/{caseId}/decisions", body)).IsRefused(status, code);
        Assert.Empty((await office.Get($"/cases/{caseId}/decisions")).Data);
    }
}
