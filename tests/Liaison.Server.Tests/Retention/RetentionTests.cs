using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Retention;

/// <summary>The workflow of retention over HTTP, up to the destruction.</summary>
public sealed class RetentionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private Task<Actor> Officer => app.Staff(Role.DataProtectionOfficer);

    [Fact]
    public async Task The_data_protection_officer_sets_periods_and_former_versions_stay()
    {
        var usual = (await (await app.Staff(Role.DataProtectionOfficer, LiaisonApp.Nord)).Get("/retention-periods")).Is(200).Data;
        Assert.Equal(["inactiveCases 60 0", "withdrawnCases 24 0"], usual.Select(row => $"{row.Text("category")} {row!["months"]} {row["version"]}"));
        var officer = await app.Staff(Role.DataProtectionOfficer, LiaisonApp.Nord);
        (await officer.Post("/destruction-lists", new { basis = "period" })).IsRefused(409, "destruction_list.nothing_eligible");
        (await officer.Post("/retention-periods", new { category = "inactiveCases", months = 36 })).Is(201);
        var set = (await officer.Post("/retention-periods", new { category = "inactiveCases", months = 48 })).Is(201).Data[0]!;
        Assert.Equal("48 2 36", $"{set["months"]} {set["version"]} {set["former"]![0]!["months"]}");
        (await officer.Post("/retention-periods", new { category = "inactiveCases", months = 0 })).IsRefused(422, "number.out_of_range");
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Post("/retention-periods", new { category = "inactiveCases", months = 48 })).IsRefused(403, "right.missing");
        Assert.Equal(60, (await (await app.Staff(Role.OfficeHead)).Get("/retention-periods")).Is(200).Data[0]!["months"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_stands_on_a_list_is_frozen_and_free_again_once_it_is_taken_off_or_the_list_is_given_up()
    {
        var association = await app.NewAssociation();
        var (one, other) = (await app.OpenCase(association, app.Adult()), await app.OpenCase(association, app.Adult()));
        var meeting = await Meetings.MeetingScenarios.ScheduledMeeting(app, app.InDays(2200), null, association);
        app.YearsPass();
        var list = await app.ProposedList();
        var references = list["cases"]!.AsArray().Select(listed => listed.Text("reference")).ToList();
        Assert.Subset(references.ToHashSet(), new HashSet<string?> { one.Json.Text("reference"), other.Json.Text("reference") });
        Assert.DoesNotContain($"{one.Id}", list.Text, StringComparison.Ordinal);

        var frozen = (await association.Post($"/cases/{one.Id}/persons", app.Adult())).IsRefused(409, "case.frozen");
        Assert.Contains(list.Json.Text("reference")!, frozen.Json.Text("title"), StringComparison.Ordinal);
        (await association.Post(meeting.Agenda("/items"), new { caseId = one.Id, question = "Suite ?" })).IsRefused(409, "case.frozen");
        (await association.Post("/audience-requests", new { topics = new[] { "delays" }, caseIds = new[] { one.Id } })).IsRefused(409, "case.frozen");
        Assert.Single((await association.Get($"/cases/{one.Id}")).Is(200)["persons"]!.AsArray());
        (await (await Officer).Post("/destruction-lists", new { basis = "request", caseReference = one.Json.Text("reference"), reason = "D" })).IsRefused(409, "case.frozen");

        var path = $"/destruction-lists/{list.Id}";
        (await (await Officer).Post($"{path}/removal", new { caseReference = "DO-80-2017-00000000", reason = "Motif" })).IsRefused(422, "destruction_list.case_not_listed");
        var left = (await (await Officer).Post($"{path}/removal", new { caseReference = one.Json.Text("reference"), reason = "Contentieux" })).Is(200);
        Assert.Equal(("Contentieux", "removal"), (left["history"]![0].Text("reason"), left["history"]![0].Text("step")));
        (await association.Post($"/cases/{one.Id}/persons", app.Adult())).Is(201);
        (await association.Post($"/cases/{other.Id}/persons", app.Adult())).IsRefused(409, "case.frozen");
        (await (await Officer).Post($"{path}/abandonment", new { reason = "Erreur" })).Is(200);
        (await association.Post($"/cases/{other.Id}/persons", app.Adult())).Is(201);
        (await (await Officer).Post($"{path}/approval", new { visa = "V" })).IsRefused(409, "destruction_list.step_not_allowed");
        Assert.Contains(list.Id, (await (await Officer).Get("/destruction-lists")).Is(200).Data.Ids());
    }

    [Fact]
    public async Task A_legal_hold_stands_in_the_way_of_every_step()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var held = await app.OpenCase(association, app.Adult());
        var reference = held.Json.Text("reference")!;
        (await office.Post($"/cases/{held.Id}/hold/lifting", new { reason = "Motif" })).IsRefused(409, "hold.step_not_allowed");
        (await office.Post($"/cases/{held.Id}/hold", new { reason = " " })).IsRefused(422, "reason.required");
        var list = await app.ApprovedRequest(reference);
        var placed = (await office.Post($"/cases/{held.Id}/hold", new { reason = "Recours devant la cour" })).Is(200).Data.Single()!;
        Assert.Equal(("held", "Recours devant la cour"), (placed.Text("status"), placed["history"]![0].Text("reason")));
        (await office.Post($"/cases/{held.Id}/hold", new { reason = "Encore" })).IsRefused(409, "hold.step_not_allowed");
        var refused = (await (await app.Staff(Role.OfficeHead)).Post($"/destruction-lists/{list}/destruction")).IsRefused(409, "destruction_list.case_held");
        Assert.Contains(reference, refused.Text, StringComparison.Ordinal);
        (await (await Officer).Post($"/destruction-lists/{list}/abandonment", new { reason = "Recours" })).Is(200);
        (await (await Officer).Post("/destruction-lists", new { basis = "order", caseReference = reference, reason = "D" })).IsRefused(409, "destruction_list.case_held");
        (await office.Post($"/cases/{held.Id}/hold/lifting", new { reason = "Arrêt rendu" })).Is(200);
        Assert.Equal(["hold", "lifting"], (await office.Get($"/cases/{held.Id}/holds")).Is(200).Data[0]!["history"]!.AsArray().Select(step => step.Text("step")));
        (await association.Get($"/cases/{held.Id}/holds")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Erasure_on_request_names_one_settled_case_and_its_reason()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var reference = (await association.Get($"/cases/{caseId}")).Is(200).Json.Text("reference");
        var meeting = await Meetings.MeetingScenarios.ScheduledMeeting(app, app.InDays(60), null, association);
        await app.ProposedItem(association, meeting, caseId);
        (await (await Officer).Post("/destruction-lists", new { basis = "request", caseReference = reference, reason = "D" })).IsRefused(409, "destruction_list.case_open");
        (await (await Officer).Post("/destruction-lists", new { basis = "request", caseReference = reference })).IsRefused(422, "destruction_list.case_needed");
        (await (await Officer).Post("/destruction-lists", new { basis = "period", caseReference = reference })).IsRefused(422, "destruction_list.case_needed");
        (await (await Officer).Post("/destruction-lists", new { basis = "request", caseReference = "DO-80-2017-00000000", reason = "D" })).IsRefused(422, "reference.unknown");
    }

    [Fact]
    public async Task Cases_whose_mandates_were_all_withdrawn_have_a_period_of_their_own()
    {
        var association = await app.NewAssociation();
        var (withdrawn, kept) = (await app.OpenCase(association, app.Adult()), await app.OpenCase(association, app.Adult()));
        var mandate = withdrawn.Person()["mandate"]!["id"]!.GetValue<Guid>();
        (await association.Post($"/cases/{withdrawn.Id}/mandates/{mandate}/withdrawal")).Is(200);
        app.TravelTo(app.Clock.GetUtcNow().AddMonths(25));
        var list = await app.ProposedList();
        var own = list["cases"]!.AsArray().Single(listed => listed.Text("reference") == withdrawn.Json.Text("reference"));
        Assert.Equal("withdrawnCases", own.Text("category"));
        Assert.DoesNotContain(list["cases"]!.AsArray(), listed => listed.Text("reference") == kept.Json.Text("reference"));
        (await (await Officer).Post($"/destruction-lists/{list.Id}/abandonment", new { reason = "Fin" })).Is(200);
    }
}
