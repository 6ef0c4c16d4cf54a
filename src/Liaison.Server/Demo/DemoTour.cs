using System.Globalization;
using Liaison.Domain.Audiences;
using Liaison.Domain.Meetings;
using Liaison.Server.Audiences;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Demo;

/// <summary>What a visitor of the demo is shown first: where it is, and one ready command for each kind of user.</summary>
public static class DemoTour
{
    public static async Task Print(TextWriter output, DemoService demo, string folder)
    {
        var address = DemoSignIn.AddressOf(demo.App.Urls.First());
        var api = $"{address}/api/v1";
        var stage = new DemoStage(demo.App.Services, new DemoClock(demo.Now));
        var next = (await stage.Send(DemoStage.Staff(Role.OfficeAgent), new ListMeetings.Query(MeetingKind.Technical, null, null, null, new(1)))).Data;
        var waiting = (await stage.Send(DemoStage.Staff(Role.Cabinet), new ListAudienceRequests.Query(AudienceRequestStatus.Qualified, new(1)))).Data;

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            *** DEMO *** Liaison — the Somme year 2017: the published figures are real, every person is invented,
            and ANYBODY who reaches this address signs in as anybody. Never put real data here.

              sign in          {address}{DemoSignIn.Path}
              service          {address}
              reference page   {address}/docs
              clock            {TimeZoneInfo.ConvertTime(demo.Now, SommeYear.Zone):yyyy-MM-dd HH:mm} in Amiens, ticking
              data             {folder}
              keys             {Path.Combine(folder, "demo-keys.json")}
            """));

        async Task Show(string who, string what, string path, string? body = null) => await output.WriteLineAsync($"""

            # {who}: {what}
            curl -s{(body is null ? "" : $" -X POST -H 'Content-Type: application/json' -d '{body}'")} -H 'Authorization: Bearer {demo.Keys[who]}' '{api}{path}'
            """);

        if (waiting.Count > 0)
            await Show("cabinet", "refuse the audience; its four cases go to the next technical meeting", $"/audience-requests/{waiting[0].Id}/refusal",
                """{"reason": "Les situations individuelles sont étudiées en réunion technique.", "target": "next"}""");
        else
            await Show("cabinet", "the audience requests, without a word about cases", "/audience-requests");
        if (next.Count > 0)
            await Show("officeAgent", "the agenda of the last technical meeting planned", $"/meetings/{next[0].Id}/agenda");
        await Show("officeHead", "the regularisations as published, with their rates", "/statistics/regularisations");
        await Show("association", "its own cases", "/cases?limit=3");
        await Show("associationManager", "who one is to the service", "/me");
        await Show("otherAssociation", "cases: none of them are its own", "/cases");
        await Show("secretaryGeneral", "meetings by day, kind and status", "/meetings?limit=3");
        await Show("pressOfficer", "the activity of the year", "/statistics/activity?from=2017-01-01&to=2017-11-29");
        await Show("dataProtectionOfficer", "who did or saw what, sealed; no case content", "/journal?limit=3");
        await Show("administrator", "the settings of the prefecture", "/prefectures/80/settings");
        await output.WriteLineAsync("\nStop with Ctrl+C.");
    }
}
