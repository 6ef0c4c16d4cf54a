using System.Text.Json.Nodes;

namespace Liaison.Server.Tests.Access;

/// <summary>The acts that no state needs but that take a free text: a word in each.</summary>
internal sealed class EveryText(World world, AccessApp app, OwnedCanaries canaries, Actor association) : Maker(world, app, canaries, association)
{
    public async Task Build()
    {
        await Household();
        await Held();
        await Requests();
        await Meetings();
        await Rows();
        await Declared();
    }

    // A case as it is stated anew, part by part.
    private async Task Household()
    {
        var caseId = await Case("restated");
        await Put($"/cases/{caseId}", new
        {
            address = new { street = Canaries.Case("case.street"), postalCode = "80000", commune = Canaries.Case("case.commune") },
            situationSummary = Canaries.Case("case.situationSummary"),
        });
        var joined = (await Association.Post($"/cases/{caseId}/persons", new
        {
            familyName = Canaries.Case("person.familyName"), givenNames = Canaries.Case("person.givenNames"), birthYear = 1981, nationalities = new[] { "GE" },
            mandate = new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-01", proofReference = Canaries.Case("mandate.proofReference") },
        })).Is(201);
        var person = joined["persons"]!.AsArray()[^1]!["id"]!.GetValue<Guid>();
        await Put($"/cases/{caseId}/persons/{person}", new
        {
            familyName = Canaries.Case("person.familyName"), givenNames = Canaries.Case("person.givenNames"), birthYear = 1981, nationalities = new[] { "GE" },
        });
        (await Association.Post($"/cases/{caseId}/mandates", new
        {
            personId = person, scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-02", proofReference = Canaries.Case("mandate.proofReference"),
        })).Is(201);
    }

    private async Task Held()
    {
        var caseId = await Case("held");
        await Takes($"/cases/{caseId}/hold", new { reason = Canaries.Case("hold.reason") });
        await Takes($"/cases/{caseId}/hold/lifting", new { reason = Canaries.Case("hold.lifting") });
    }

    private async Task Requests()
    {
        var asked = (await Request()).Id;
        await Takes($"/meeting-requests/{asked}/information-request", new { text = Canaries.Case("request.informationRequest"), dueDay = "2017-12-01" });
        await Says($"/meeting-requests/{asked}/information", new { text = Canaries.Case("request.information") });
    }

    private async Task Meetings()
    {
        var meeting = await Meeting("2017-10-02T14:30");
        var returned = await Proposed(meeting, "resubmitted");
        await Takes($"/agenda-items/{returned}/return", new { gaps = new[] { "mandate" } });
        await Says($"/agenda-items/{returned}/resubmission", new { question = Canaries.Case("item.question") });
        await Takes($"/meetings/{meeting}/postponement", new { startsAt = "2017-10-09T14:30", reason = Canaries.Case("meeting.postponement") });
        var frozen = await Meeting("2017-10-16T14:30");
        await Takes($"/meetings/{frozen}/agenda-freeze");
        var caseId = await Case("late");
        (await (await Office).Post($"/meetings/{frozen}/agenda/items", new { caseId, question = Canaries.Case("item.question"), reason = Canaries.Case("item.lateReason") })).Is(201);
    }

    private async Task Rows()
    {
        var import = await Imported(Association, "corrected");
        await Put($"/imports/{import}/rows/2", new
        {
            cells = new
            {
                @case = Canaries.Case("import.case"), familyName = Canaries.Case("import.familyName"), givenNames = Canaries.Case("import.givenNames"), birth = "1980",
                nationalities = "GE", agdref = Canaries.Number("import.agdref"), street = Canaries.Case("import.street"), postalCode = "80000",
                commune = Canaries.Case("import.commune"), summary = Canaries.Case("import.summary"), mandateProof = Canaries.Case("import.mandateProof"),
            },
        });
    }

    private async Task Declared()
    {
        (await (await Cabinet).Post("/demonstrations", new
        {
            associationIds = new[] { Association.AssociationId }, day = App.DayIn(0), place = Canaries.Audience("demonstration.place"), communes = new[] { "Amiens" },
            purpose = Canaries.Audience("demonstration.purpose"),
            declarations = new[] { new { authority = Canaries.Audience("declaration.authority"), receivedDay = App.DayIn(0) } },
        })).Is(201);
    }

    private async Task<JsonNode> Put(string path, object body) => (await Association.Put(path, body)).Is(200).Json;
}
