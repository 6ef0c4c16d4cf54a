using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Access;

/// <summary>One of each thing of somebody else's association.</summary>
internal sealed class OneOfEach(World world, AccessApp app, OwnedCanaries canaries, Actor association, string whose) : Maker(world, app, canaries, association)
{
    public async Task Build()
    {
        var meeting = await Meeting("2018-03-01T14:30");
        World.Add("meetings", whose, Association, meeting);
        World.Add("agenda-items", whose, Association, await Admitted(meeting, whose));
        await Minutes();
        World.Add("meeting-requests", whose, Association, (await Request(await Case(whose))).Id);
        await Decided(await Case(whose), whose, new { decision = "removalOrder", madeDay = "2017-01-02" });
        await Linked(await Case(whose), await Case(whose), whose);
        await Attached(await Case(whose), whose);
        await Restricted(whose);
        await AskedForAccess(whose);
        World.Add("commitments", whose, Association, await Promised());
        var granted = await Asked();
        World.Add("audiences", whose, Association, await Granted(granted));
        World.Add("audience-requests", "granted", Association, granted);
        var refused = await Refused(await Asked(await Case(whose)));
        World.Add("audience-requests", "refused", Association, refused.Id);
        World.Add("referrals", whose, Association, refused["referrals"].Ids().Single());
        await Imported(Association, whose);
        World.Add("demonstrations", whose, Association, await Demonstration("2018-03-02"));
    }

    private async Task Minutes()
    {
        var meeting = await Meeting(App.InDays(2));
        await App.Opens(meeting, Association.Key.PrefectureCode);
        await Takes($"/meetings/{meeting}/attendance", MeetingScenarios.BothSides);
        await Takes($"/meetings/{meeting}/holding");
        await Minutes(whose, meeting, [Association], null);
    }
}
