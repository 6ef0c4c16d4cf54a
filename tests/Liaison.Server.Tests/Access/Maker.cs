using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Access;

/// <summary>Makes things of one association through the API, with a word in every text.</summary>
internal abstract class Maker(World world, AccessApp app, OwnedCanaries canaries, Actor association)
{
    protected World World => world;
    protected AccessApp App => app;
    protected OwnedCanaries Canaries => canaries;
    protected Actor Association => association;

    protected Task<Actor> Office => app.Staff(Role.OfficeHead, association.Key.PrefectureCode);

    protected Task<Actor> Cabinet => app.Staff(Role.Cabinet, association.Key.PrefectureCode);

    /// <summary>A case with an adult of whom nothing is missing.</summary>
    protected async Task<Guid> Case(string state)
    {
        var made = (await association.Post("/cases", new
        {
            persons = new[] { Adult() },
            address = new { street = canaries.Case("case.street"), postalCode = association.Key.PrefectureCode + "000", commune = canaries.Case("case.commune") },
            situationSummary = canaries.Case("case.situationSummary"),
        })).Is(201);
        var mandate = made.Person()["mandate"]!["id"]!.GetValue<Guid>();
        world.Add("cases", state, association, made.Id);
        world.Add("persons", state, association, made.Id, made.PersonId());
        world.Add("mandates", state, association, made.Id, mandate);
        return made.Id;
    }

    /// <summary>An import with one row, brought by the association, or by the office for it.</summary>
    /// <param name="hasRows">Whether its row will still be there.</param>
    protected async Task<Guid> Imported(Actor by, string state, bool hasRows = true)
    {
        string[] cells =
        [
            canaries.Case("import.case"), canaries.Case("import.familyName"), canaries.Case("import.givenNames"), "1980", "GE", canaries.Number("import.agdref"),
            canaries.Case("import.street"), association.Key.PrefectureCode + "000", canaries.Case("import.commune"), canaries.Case("import.summary"),
        ];
        var table = $"dossier;nom;prénoms;naissance;nationalité;agdref;adresse;cp;commune;résumé\r\n{string.Join(';', cells)}\r\n";
        var made = (await by.Upload($"/imports?associationId={association.AssociationId}", System.Text.Encoding.UTF8.GetBytes(table), "text/csv")).Is(201).Id;
        if (by == association)
        {
            world.Add("imports", state, association, made);
            if (hasRows)
                world.AddPart("rows", state, association, $"{made}", "2");
        }
        else
        {
            world.AddOfOffice("imports", state, association.Key.PrefectureCode, $"{made}");
            world.AddOfOffice("rows", state, association.Key.PrefectureCode, $"{made}", "2");
        }
        return made;
    }

    /// <summary>A decision that the office recorded on a case.</summary>
    protected async Task Decided(Guid caseId, string state, object decision) =>
        world.Add("decisions", state, association, caseId, (await (await Office).Post($"/cases/{caseId}/decisions", decision)).Is(201).Id);

    /// <summary>A link that the office made between two cases.</summary>
    protected async Task Linked(Guid caseId, Guid otherId, string state)
    {
        var links = (await (await Office).Post($"/cases/{caseId}/links", new { caseId = otherId, reason = canaries.Case("link.reason") })).Is(201);
        world.Add("links", state, association, caseId, links.Data[^1]!["id"]!.GetValue<Guid>());
    }

    /// <summary>A document that the association attached to a case.</summary>
    protected async Task<Guid> Attached(Guid caseId, string state)
    {
        var document = (await association.Post($"/cases/{caseId}/documents", new
        {
            kind = "schooling", mediaType = "application/pdf", title = canaries.Case("document.title"),
            content = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 {canaries.Case("document.content")}")),
        })).Is(201).Data[^1]!["id"]!.GetValue<Guid>();
        world.Add("documents", state, association, caseId, document);
        return document;
    }

    /// <summary>A restriction of a case of its own, with a use that is admitted.</summary>
    protected async Task<(Guid Case, Guid Restriction)> Restricted(string state)
    {
        var caseId = await Case(state);
        var made = (await (await Office).Post($"/cases/{caseId}/restrictions", new { ground = "accuracyContested", reason = canaries.Case("restriction.reason") })).Is(201);
        var restriction = made.Data[^1]!["id"]!.GetValue<Guid>();
        world.Add("restrictions", state, association, caseId, restriction);
        return (caseId, restriction);
    }

    /// <summary>A request for access of the adult of a case of its own, whose identity was checked.</summary>
    protected async Task<Guid> AskedForAccess(string state)
    {
        var caseId = await Case(state);
        var request = (await (await Office).Post("/access-requests", new
        {
            caseId, personId = world.Things.Last(thing => thing.Noun == "persons").Values[1], channel = "counter", receivedDay = app.DayIn(0), identityCheck = "shownAtCounter",
            note = canaries.Case("accessRequest.note"),
        })).Is(201).Id;
        world.Add("access-requests", state, association, request);
        return request;
    }

    private object Adult() => new
    {
        familyName = canaries.Case("person.familyName"), givenNames = canaries.Case("person.givenNames"), birthYear = 1980, nationalities = new[] { "GE" },
        groundCode = app.Article("exceptionalAdmission"), agdref = canaries.Number("person.agdref"),
        mandate = new { scope = "full", riskInformed = true, language = "ka", givenDay = "2017-01-01", proofReference = canaries.Case("mandate.proofReference") },
    };

    /// <summary>A request for a technical meeting with these cases.</summary>
    protected async Task<Answer> Request(params Guid[] cases) => (await association.Post("/meeting-requests", new
    {
        kind = "technical", subject = canaries.Case("request.subject"),
        contact = new { name = canaries.Case("contact.name"), email = $"{canaries.Case("contact.email")}@example.org", phone = canaries.Case("contact.phone") },
        preferredPeriods = new[] { new { from = "2017-12-04", to = "2017-12-15" } },
        cases = cases.Select(caseId => new { caseId, question = canaries.Case("item.question") }),
    })).Is(201);

    protected async Task<Guid> Meeting(string startsAt, string? theme = null, params Actor[] invited) => (await (await Office).Post("/meetings", new
    {
        kind = theme is null ? "technical" : "specific", startsAt, durationMinutes = 60, theme,
        place = invited.Length > 0 ? "Préfecture" : canaries.Case("meeting.place"),
        associationIds = invited.Append(association).Select(one => one.AssociationId).Distinct(),
    })).Is(201).Id;

    /// <summary>An item on a case, proposed for a meeting.</summary>
    protected async Task<Guid> Proposed(Guid meeting, string state)
    {
        var caseId = await Case(state);
        return (await association.Post($"/meetings/{meeting}/agenda/items", new { caseId, question = canaries.Case("item.question") })).Is(201).Id;
    }

    /// <summary>An item that the office admitted.</summary>
    protected async Task<Guid> Admitted(Guid meeting, string state)
    {
        var item = await Proposed(meeting, state);
        await Takes($"/agenda-items/{item}/admission");
        return item;
    }

    /// <summary>Minutes of a meeting as far as their state goes: written, circulated, observed on, concluded and delivered.</summary>
    /// <param name="item">An examined item of the meeting on which something is written and observed; null where it has none.</param>
    protected async Task Minutes(string state, Guid meeting, Actor[] invited, Guid? item)
    {
        var path = $"/meetings/{meeting}/minutes";
        (await association.Post(path)).Is(201);
        var written = (await association.Post($"{path}/sections", new { title = "Point général", text = "Texte" })).Is(201);
        var section = written["sections"]![0]!["id"]!.GetValue<Guid>();
        world.Add("minutes", state, invited, [meeting]);
        world.Add("sections", state, invited, [meeting, section]);
        if (item is { } own)
        {
            (await association.Put($"{path}/sections/{own}", new { text = canaries.Case("minutes.said") })).Is(200);
            world.Add("sections", "item", association, meeting, own);
        }
        if (state == "draft")
            return;
        await Takes($"{path}/circulation", new { });
        var observed = (await association.Post($"{path}/observations", item is null ? new { text = "Observation" }
            : new { text = canaries.Case("minutes.observation"), sectionId = item } as object)).Is(201)["observations"]![0]!["id"]!.GetValue<Guid>();
        world.Add("observations", state, item is null ? invited : [association], [meeting, observed]);
        if (state == "circulated")
            return;
        await Takes($"{path}/observations/{observed}/reply", new { text = item is null ? "Réponse" : canaries.Case("minutes.reply") });
        foreach (var actor in invited)
            (await actor.Post($"{path}/position", new { position = "approved" })).Is(200);
        await Takes($"{path}/conclusion");
        foreach (var actor in invited)
            (await actor.Post($"{path}/editions/1/deliveries", new { })).Is(200);
        world.AddPart("editions", state, invited, $"{meeting}", "1");
    }

    protected async Task<Guid> Promised() => (await association.Post("/commitments", new
    {
        side = "prefecture", owner = canaries.Case("commitment.owner"), text = canaries.Case("commitment.text"), dueDay = "2027-03-31",
    })).Is(201).Id;

    /// <summary>A request for an audience with these cases, qualified.</summary>
    protected async Task<Guid> Asked(params Guid[] caseIds)
    {
        var request = (await association.Post("/audience-requests", new { topics = new[] { "reception" }, caseIds })).Is(201).Id;
        await Decides($"/audience-requests/{request}/qualification", new { kind = caseIds.Length > 0 ? "caseBearing" : "general" });
        return request;
    }

    /// <summary>The audience that the cabinet grants on a request.</summary>
    protected async Task<Guid> Granted(Guid request) => (await Decides($"/audience-requests/{request}/grant", new
    {
        startsAt = app.InDays(0, "23:00"), place = canaries.Audience("audience.place"), receivedBy = "prefect",
    }))["audienceId"]!.GetValue<Guid>();

    protected Task<Answer> Refused(Guid request) =>
        Decides($"/audience-requests/{request}/refusal", new { reason = canaries.Audience("audienceRequest.refusal"), target = "next" });

    protected async Task<Guid> Demonstration(string day) => (await (await Cabinet).Post("/demonstrations", new
    {
        associationIds = new[] { association.AssociationId }, day, place = canaries.Audience("demonstration.place"), communes = new[] { "Amiens" },
        purpose = canaries.Audience("demonstration.purpose"),
    })).Is(201).Id;

    /// <summary>The office takes a step.</summary>
    protected async Task<Answer> Takes(string path, object? body = null) => (await (await Office).Post(path, body)).Is(200);

    /// <summary>The cabinet takes a step.</summary>
    protected async Task<Answer> Decides(string path, object? body = null) => (await (await Cabinet).Post(path, body)).Is(200);

    /// <summary>The association takes a step.</summary>
    protected async Task<Answer> Says(string path, object? body = null) => (await association.Post(path, body)).Is(200);
}
