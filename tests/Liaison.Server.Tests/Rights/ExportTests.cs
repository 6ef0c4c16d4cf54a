using Liaison.Domain.Cases;
using Liaison.Server.Pipeline;
using Liaison.Server.Rights;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Rights;

/// <summary>All that is known of one person: whole for her, without anybody else. [GDPR art. 15]</summary>
public sealed class ExportTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string OtherPerson = "[une autre personne]";

    // Nino with her husband and their son, supported by one association; she and her son by another, in another spelling.
    private sealed record Family(Actor First, Actor Other, Answer Case, Answer OtherCase);

    private async Task<Family> TwoAssociations()
    {
        var (first, other) = (await app.NewAssociation(), await app.NewAssociation());
        var opened = await app.OpenCase(first, RightsScenarios.Someone("Guiorgadzé", "Nino", agdref: "9173550001"),
            RightsScenarios.Someone("Lomidzé", "Levan", "1978-03-02", "9173550002"), RightsScenarios.Someone("Guiorgadzé", "Luka", "2010-04-05", mandated: false));
        var otherOpened = await app.OpenCase(other, RightsScenarios.Someone("Giorgadze", "Nino"), RightsScenarios.Someone("Giorgadze", "Louka", "2010-04-05", mandated: false));
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{opened.Id}/links", new { caseId = otherOpened.Id })).Is(201);
        return new Family(first, other, opened, otherOpened);
    }

    private async Task<Answer> Export(Guid request, params (string, string)[] headers) => (await (await app.Staff(Role.OfficeAgent)).Get(request.Access("/export"), headers)).Is(200);

    private static object Herself(Family family) => new { caseId = family.OtherCase.Id, personId = family.OtherCase.PersonId() };

    [Fact]
    public async Task The_export_holds_all_that_concerns_her_in_one_case()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, RightsScenarios.Someone("Lomidzé", "Tamar", agdref: "9173550003"));
        var (id, office) = (opened.Id, await app.Staff(Role.OfficeHead));
        var referral = Assert.Single(await app.UnmatchedReferrals(association, 1, "Famille Lomidzé"));
        (await office.Post($"/referrals/{referral}/matching", new { caseId = id })).Is(200);
        (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Doublon." })).Is(200);
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var item = await app.AdmittedItem(association, meeting, id);
        await app.Opens(meeting);
        await app.Takes(meeting, "attendance", MeetingScenarios.BothSides);
        await app.TakesItem(item, "/examination", new
        {
            orientation = "underReview", associationView = "Présente depuis 2009.", officeView = "Preuves à compléter.",
            commitments = new[] { new { side = "prefecture", owner = "chef de bureau", text = "Réponse écrite.", dueDay = app.DayIn(30) } },
        });
        (await office.Post($"/cases/{id}/urgency", new { kind = "other", reason = "Placement." })).Is(200);
        (await office.Post($"/cases/{id}/hold", new { reason = "Recours pendant." })).Is(200);
        await association.Attaches(id, title: "Certificat de Tamar");
        await app.Decided(id, new { decision = "removalOrder", madeDay = app.DayIn(0), notifiedDay = app.DayIn(0), appealPeriod = "oneMonth" });
        (await association.Put($"/cases/{id}/persons/{opened.PersonId()}", new
        {
            familyName = "Lomidze", givenNames = "Tamar", birthDate = "1980-05-17", agdref = "9173550003", nationalities = new[] { "GE" },
        })).Is(200);
        await app.Seal();

        var export = await Export(await app.AsksForAccess(id, opened.PersonId()));
        var one = Assert.Single(export["cases"]!.AsArray())!;
        Assert.Equal(("Lomidze", "9173550003"), (one["identity"].Text("familyName"), one["identity"].Text("agdref")));
        Assert.Equal("Lomidzé", one["former"]![0]!["identity"].Text("familyName"));
        Assert.StartsWith("Association exemple", one.Text("association"), StringComparison.Ordinal);
        Assert.Equal("Commune Exemple", one["address"].Text("commune"));
        Assert.Equal("full", one["mandates"]![0].Text("scope"));
        var examined = one["items"]![0]!;
        Assert.Equal((AgendaScenarios.Question, "underReview", "Présente depuis 2009.", "Preuves à compléter."),
            (examined.Text("question"), examined.Text("orientation"), examined.Text("associationView"), examined.Text("officeView")));
        Assert.Equal("open", examined["meeting"].Text("status"));
        Assert.NotNull(examined["receipt"].Text("hash"));
        Assert.Equal("Réponse écrite.", examined["commitments"]![0].Text("text"));
        Assert.DoesNotContain("chef de bureau", one.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("removalOrder", "Famille Lomidzé", "schooling"),
            (one["decisions"]![0].Text("kind"), one["referrals"]![0].Text("label"), one["documents"]![0].Text("kind")));
        Assert.Equal(64, one["documents"]![0].Text("hash")!.Length);
        Assert.Equal(("Placement.", "Recours pendant.", true), (one["urgencies"]![0].Text("reason"), one["holds"]![0].Text("reason"), one["retention"]!["held"]!.GetValue<bool>()));
        Assert.Contains(one["deadlines"]!.AsArray(), limit => limit.Text("kind")!.StartsWith("removalOrder", StringComparison.OrdinalIgnoreCase) || limit.Text("source")!.Length > 0);
        Assert.Equal((60, app.Today().AddMonths(60).ToString("yyyy-MM-dd", null)), (one["retention"]!["months"]!.GetValue<int>(), one["retention"].Text("endDay")));
        Assert.All(new[] { "purposes", "legalBases", "sources", "rights", "limits" }, notice => Assert.NotEmpty(export[notice]!.AsArray()));
    }

    [Fact]
    public async Task Recipients_are_organisations_and_roles_with_their_days_and_no_agent()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, RightsScenarios.Someone("Abuladze", "Eka"));
        var name = (await association.Get($"/associations/{association.AssociationId}")).Is(200).Json.Text("name");
        (await (await app.Staff(Role.OfficeHead)).Get($"/cases/{opened.Id}")).Is(200);
        await app.Seal();
        var recipients = (await Export(await app.AsksForAccess(opened.Id, opened.PersonId())))["cases"]![0]!["recipients"]!.AsArray();
        Assert.Contains(recipients, reader => (reader.Text("organisation"), reader.Text("role")) == ("Somme", "officeHead") && reader.Text("firstDay") == app.DayIn(0));
        Assert.Contains(recipients, reader => (reader.Text("organisation"), reader.Text("role")) == (name, "association"));
        Assert.DoesNotContain($"{(await app.Staff(Role.OfficeHead)).Key.Id}", recipients.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_the_family_are_masked_in_every_text_however_they_are_spelt_and_what_concerns_them_alone_is_left_out()
    {
        var family = await TwoAssociations();
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, family.First);
        (await family.First.Post(meeting.Agenda("/items"), new { caseId = family.Case.Id, question = "Suite pour Nino et son mari Léwan Lomidze (n° 9173550002), et Louka ?" })).Is(201);
        await app.Decided(family.Case.Id, new { decision = "permitRefused", madeDay = app.DayIn(0), personId = family.Case.PersonId(1) });
        await family.First.Attaches(family.Case.Id, title: "Passeport de Levan", personId: family.Case.PersonId(1));
        await family.First.Attaches(family.Case.Id, title: "Bail de LEVAN et Nino");
        var request = await app.AsksForAccess(family.Case.Id, family.Case.PersonId());
        var export = await Export(request);
        var one = Assert.Single(export["cases"]!.AsArray())!;
        Assert.Equal($"Suite pour Nino et son mari {OtherPerson} (n° {OtherPerson}), et {OtherPerson} ?", one["items"]![0].Text("question"));
        Assert.Empty(one["decisions"]!.AsArray());
        Assert.Equal([$"Bail de {OtherPerson} et Nino"], one["documents"].Texts("title"));
        Assert.Single(one["mandates"]!.AsArray());
        Assert.DoesNotMatch("(?i)levan|lomidz|luka|9173550002", export.Text);
        Assert.True(export["masked"]!["persons"]!.GetValue<int>() >= 4, export["masked"]!.ToJsonString());
        Assert.Equal(0, export["masked"]!["passages"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_linked_case_is_hers_where_an_agent_recognises_her_and_only_then()
    {
        var family = await TwoAssociations();
        var request = await app.AsksForAccess(family.Case.Id, family.Case.PersonId());
        var read = (await (await app.Staff(Role.OfficeAgent)).Get(request.Access())).Is(200);
        var candidate = read["candidates"]![0]!;
        Assert.Equal((family.OtherCase.Id, family.OtherCase.PersonId()), (candidate["caseId"]!.GetValue<Guid>(), candidate["personId"]!.GetValue<Guid>()));
        Assert.True(candidate["score"]!.GetValue<int>() >= Likeness.Proposed, $"{candidate["score"]}");

        // Until then the other association is none of her knowledge, nor its case.
        var other = (await family.Other.Get($"/associations/{family.Other.AssociationId}")).Is(200).Json.Text("name")!;
        (await family.First.Put($"/cases/{family.Case.Id}", new { situationSummary = $"Suivie aussi par {other.ToUpperInvariant()}." })).Is(200);
        var before = await Export(request);
        Assert.Equal("Suivie aussi par [une autre association].", Assert.Single(before["cases"]!.AsArray()).Text("situationSummary"));
        Assert.DoesNotContain(family.OtherCase.Json.Text("reference")!, before.Text, StringComparison.Ordinal);

        (await app.Prepares(request, [Herself(family)])).Is(200);
        var export = await Export(request);
        Assert.Equal([family.Case.Id, family.OtherCase.Id], export["cases"].Ids("caseId"));
        Assert.Equal(other, export["cases"]![1].Text("association"));
        Assert.Equal("Giorgadze", export["cases"]![1]!["identity"].Text("familyName"));
        Assert.DoesNotMatch("(?i)lou?ka", export.Text);
        (await app.Prepares(request, [new { caseId = family.OtherCase.Id, personId = family.Case.PersonId(1) }])).IsRefused(422, "case.unknown_person");
        var strange = await app.OpenCase(family.Other, RightsScenarios.Someone("Guiorgadzé", "Nino"));
        (await app.Prepares(request, [new { caseId = strange.Id, personId = strange.PersonId() }])).IsRefused(422, "case.unknown_person");
        (await app.Prepares(request, [Herself(family), new { caseId = family.OtherCase.Id, personId = family.OtherCase.PersonId(1) }])).IsRefused(422, "list.repeats");
        // Of the household that stays apart the names are masked all the same, and the linked case is left out again.
        (await app.Prepares(request)).Is(200);
        Assert.Single((await Export(request))["cases"]!.AsArray());
    }

    [Fact]
    public async Task The_office_masks_further_passages_with_a_reason_and_they_are_counted()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, RightsScenarios.Someone("Abuladze", "Maka"));
        (await association.Put($"/cases/{opened.Id}", new { situationSummary = "Hébergée par une voisine qui craint son mari. Voisine craint son mari." })).Is(200);
        var request = await app.AsksForAccess(opened.Id, opened.PersonId());
        (await app.Prepares(request, null, new { passage = "ne figure nulle part", reason = "Motif" })).IsRefused(422, "access_request.passage_absent");
        (await app.Prepares(request, null, new { passage = " ", reason = "Motif" })).IsRefused(422, "text.required");
        var prepared = (await app.Prepares(request, null, new { passage = "craint son mari", reason = "Sécurité de la voisine." })).Is(200);
        Assert.Equal("Sécurité de la voisine.", prepared["masks"]![0].Text("reason"));
        var export = await Export(request);
        Assert.Equal("Hébergée par une voisine qui [passage masqué]. Voisine [passage masqué].", export["cases"]![0].Text("situationSummary"));
        Assert.Equal(2, export["masked"]!["passages"]!.GetValue<int>());
        Assert.DoesNotContain("Sécurité", export.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_a_page_to_print_for_those_who_ask_for_one()
    {
        var family = await TwoAssociations();
        (await family.First.Put($"/cases/{family.Case.Id}", new { situationSummary = "Mère de Luka. <b>&" })).Is(200);
        var request = await app.AsksForAccess(family.Case.Id, family.Case.PersonId());
        var page = await Export(request, ("Accept", "text/html"));
        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("<html lang=\"fr\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("À relire", page.Text.Replace("&#xC0;", "À", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<style|style=|onclick|Luka", page.Text);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Text, "<h1>"));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        (await app.Prepares(request)).Is(200);
        Assert.DoesNotContain("relire", (await Export(request, ("Accept", "text/html"))).Text, StringComparison.Ordinal);
        Assert.Equal("application/json", (await Export(request, ("Accept", "application/json, text/html;q=0.5"))).MediaType);
        (await (await app.Staff(Role.OfficeAgent)).Get(request.Access("/export"), ("Accept", "application/pdf"))).IsRefused(406, "form.not_available");
    }

    [Fact]
    public void Each_value_that_the_page_shows_has_a_word() => Assert.All(
        typeof(CaseExport).Assembly.GetTypes().Where(type => type.Namespace == typeof(CaseExport).Namespace && type.Name.EndsWith("Export", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties()).Select(member => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType).Where(type => type.IsEnum)
            .Except([typeof(Liaison.Domain.Rights.AskedBy)]).Append(typeof(DeadlineState)).SelectMany(type => Enum.GetValues(type).Cast<Enum>()),
        value => Assert.True(ExportWords.Has(value), $"{value.GetType().Name}.{value}"));
}
