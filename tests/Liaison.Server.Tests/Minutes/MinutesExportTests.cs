using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Minutes;

public sealed class MinutesExportTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_person_is_handed_what_was_written_of_her_case_in_the_minutes()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (meeting, items) = await app.DraftMinutes(association);
        (await association.Put(meeting.Minutes($"/sections/{items[0]}"), new { text = "Un certificat a été montré." })).Is(200);
        await app.TakesMinutes(meeting, "/circulation", new { });
        var observed = await association.Observes(meeting, "Il date de janvier.", items[0]);
        await app.TakesMinutes(meeting, $"/observations/{observed}/reply", new { text = "Le bureau en prend acte." });
        var caseId = (await office.Get($"/agenda-items/{items[0]}")).Is(200)["caseId"]!.GetValue<Guid>();
        var request = (await office.Post("/access-requests", new
        {
            caseId, personId = (await office.Get($"/cases/{caseId}")).Is(200).PersonId(), channel = "counter", receivedDay = app.DayIn(0), identityCheck = "shownAtCounter",
        })).Is(201).Id;
        var said = (await office.Get($"/access-requests/{request}/export")).Is(200)["cases"]![0]!["items"]![0]!["said"]!.AsArray();
        Assert.Equal([("association", "Un certificat a été montré."), ("association", "Il date de janvier."), ("prefecture", "Le bureau en prend acte.")],
            said.Select(each => (each.Text("side")!, each.Text("text")!)));
    }
}
