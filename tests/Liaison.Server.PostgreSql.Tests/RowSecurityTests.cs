using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Reminders;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Commitments;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Minutes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>The second wall: a statement that forgot its WHERE, or was made to forget it, still stays within its reach.</summary>
public sealed class RowSecurityTests(RowSecurityTests.Families app) : IClassFixture<RowSecurityTests.Families>
{
    /// <summary>Two associations of the Somme and one of the Nord, with a row of each in every case table.</summary>
    public sealed class Families : LiaisonApp
    {
        public Actor One { get; private set; } = null!;
        public Actor Other { get; private set; } = null!;
        public Actor Elsewhere { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            if (TestStorage.Missing is not null)
                return;
            (One, Other, Elsewhere) = (await Family(Somme), await Family(Somme), await Family(Nord));
            await Services.GetRequiredService<ReminderJob>().Tick();
        }

        private async Task<Actor> Family(string prefecture)
        {
            var association = await NewAssociation(prefecture);
            var cases = await this.CompleteCases(association, 2);
            var office = await Staff(Role.OfficeAgent, prefecture);
            var cabinet = await Staff(Role.Cabinet, prefecture);
            await Minutes(association, office, cases[0]);
            (await office.Post($"/cases/{cases[0]}/decisions", new { decision = "permitGranted", madeDay = "2017-01-01" })).Is(201);
            (await association.Post($"/cases/{cases[0]}/urgency", new { kind = "custody" })).Is(200);
            (await association.Post("/meeting-requests", MeetingScenarios.Requested(cases[0]))).Is(201);
            (await office.Post($"/cases/{cases[0]}/links", new { caseId = cases[1] })).Is(201);
            (await association.Attaches(cases[0])).Is(201);
            var request = (await association.Asks(cases[1])).Is(201).Id;
            (await cabinet.Post($"/audience-requests/{request}/qualification", new { kind = "caseBearing" })).Is(200);
            (await cabinet.Post($"/audience-requests/{request}/refusal", new { reason = "Motif exemple", target = "next" })).Is(200);
            await association.Promised(DayIn(1));
            (await association.Upload("/imports", "nom\r\nExemple\r\n"u8.ToArray(), "text/csv")).Is(201);
            (await office.Post($"/cases/{cases[0]}/hold", new { reason = "Motif exemple" })).Is(200);
            await Rights(office, cases[0], cases[1]);
            var listed = (await association.Get($"/cases/{await association.EmptyCase()}")).Is(200).Json.Text("reference");
            var officer = await Staff(Role.DataProtectionOfficer, prefecture);
            (await officer.Post("/destruction-lists", new { basis = "request", caseReference = listed, reason = "Motif exemple" })).Is(201);
            return association;
        }

        private async Task Minutes(Actor association, Actor office, Guid caseId)
        {
            var code = office.Key.PrefectureCode;
            var meeting = (await office.Post("/meetings", MeetingScenarios.Planned(InDays(15), null, association))).Is(201).Id;
            var item = (await association.Post(meeting.Agenda("/items"), new { caseId, question = AgendaScenarios.Question })).Is(201).Id;
            (await office.Post(item.Item("/admission"))).Is(200);
            await this.Opens(meeting, code);
            (await office.Post(item.Item("/examination"), new { orientation = "underReview" })).Is(200);
            await this.Takes(meeting, "attendance", MeetingScenarios.BothSides, code);
            await this.Takes(meeting, "holding", prefecture: code);
            (await association.Post(meeting.Minutes())).Is(201);
            (await association.Put(meeting.Minutes($"/sections/{item}"), new { text = "Texte exemple" })).Is(200);
            await this.Takes(meeting, "minutes/circulation", new { }, code);
            var observed = await association.Observes(meeting, "Observation exemple", item);
            await this.Takes(meeting, $"minutes/observations/{observed}/reply", new { text = "Réponse exemple" }, code);
            (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
            await this.Takes(meeting, "minutes/conclusion", prefecture: code);
            (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { })).Is(200);
        }

        // What a person asks, in each table that keeps it.
        private async Task Rights(Actor office, Guid caseId, Guid otherId)
        {
            var (person, other) = ((await office.Get($"/cases/{caseId}")).Is(200).PersonId(), (await office.Get($"/cases/{otherId}")).Is(200).PersonId());
            (await office.Post($"/cases/{caseId}/rectifications", new { askedBy = "person", receivedDay = DayIn(0), reason = "Motif exemple", situationSummary = "Rectifiée." })).Is(201);
            var request = (await office.Post("/access-requests", new
            {
                caseId, personId = person, channel = "counter", receivedDay = DayIn(0), identityCheck = "shownAtCounter",
            })).Is(201).Id;
            (await office.Post($"/access-requests/{request}/preparation", new
            {
                appearances = new[] { new { caseId = otherId, personId = other } }, masks = new[] { new { passage = "Rectifiée", reason = "Motif exemple" } },
            })).Is(200);
            var restriction = (await office.Post($"/cases/{caseId}/restrictions", new { ground = "objectionPending", reason = "Motif exemple" })).Is(201).Data[0]!["id"];
            (await office.Post($"/cases/{caseId}/restrictions/{restriction}/uses", new { basis = "legalClaims", untilDay = DayIn(1), reason = "Motif exemple" })).Is(200);
        }
    }

    [Fact]
    public async Task A_query_without_WHERE_sees_its_reach_and_nothing_else()
    {
        foreach (var table in await CaseTables())
        {
            var somme = await Count(table, new Reach(LiaisonApp.Somme, null));
            var nord = await Count(table, new Reach(LiaisonApp.Nord, null));
            Assert.True(nord > 0 && somme == 2 * nord, $"{table}: {somme} rows in the Somme, {nord} in the Nord");
            Assert.Equal(0, await Count(table, Reach.None));
            // A passage knows its prefecture alone, as does a list of which an association is told the reference; a link, or what a person asks, is nothing for associations.
            if (table is "passage" or "destruction_list")
                continue;
            if (table is "case_link" or "destruction_list_case" or "access_request" or "access_request_person" or "access_request_mask")
            {
                Assert.Equal(0, await Count(table, new Reach(LiaisonApp.Somme, app.One.AssociationId)));
                continue;
            }
            Assert.Equal(nord, await Count(table, new Reach(LiaisonApp.Somme, app.One.AssociationId)));
            Assert.Equal(nord, await Count(table, new Reach(LiaisonApp.Somme, app.Other.AssociationId)));
            Assert.Equal(0, await Count(table, new Reach(LiaisonApp.Nord, app.One.AssociationId)));
        }
    }

    [Fact]
    public async Task A_write_without_WHERE_changes_its_reach_alone()
    {
        Task<int> ChangeAll(Reach reach) => app.Database.Write(reach, link => link.Execute("UPDATE case_record SET changed_at = changed_at"));
        Assert.Equal(3, await ChangeAll(new Reach(LiaisonApp.Somme, app.One.AssociationId)));
        Assert.Equal(3, await ChangeAll(new Reach(LiaisonApp.Nord, null)));
        Assert.Equal(0, await ChangeAll(Reach.None));
    }

    [Fact]
    public async Task A_row_beyond_its_reach_cannot_be_written()
    {
        var reach = new Reach(LiaisonApp.Somme, app.One.AssociationId);
        await MustBeDenied(reach, link => link.Execute("UPDATE case_record SET association_id = @Other", new { Other = app.Other.AssociationId }));
        await MustBeDenied(reach, link => link.Execute("UPDATE case_record SET prefecture_code = '59'"));
    }

    [Fact]
    public async Task The_service_deletes_no_case_and_changes_of_the_journal_only_what_expires()
    {
        var reach = new Reach(LiaisonApp.Somme, null);
        await MustBeDenied(reach, link => link.Execute("DELETE FROM case_record"));
        await MustBeDenied(reach, link => link.Execute("TRUNCATE person CASCADE"));
        await MustBeDenied(reach, link => link.Execute("DELETE FROM journal_entry"));
        await MustBeDenied(reach, link => link.Execute("UPDATE journal_entry SET prefecture_code = '59'"));
        await MustBeDenied(reach, link => link.Execute("UPDATE journal_leaf SET commitment = commitment"));
        await MustBeDenied(reach, link => link.Execute("UPDATE journal_checkpoint SET root = root"));
        await MustBeDenied(reach, link => link.Execute("ALTER TABLE case_record DISABLE ROW LEVEL SECURITY"));
        Assert.True(await app.Database.Write(reach, link => link.Execute("UPDATE journal_entry SET by_key = NULL, payload = NULL, salt = NULL")) > 0);
    }

    private Task<IReadOnlyList<string>> CaseTables() => app.Database.Read(Reach.None,
        link => link.List<string>("SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname"));

    private async Task MustBeDenied(Reach reach, Func<Link, Task<int>> write)
    {
        var denied = await Assert.ThrowsAsync<PostgresException>(() => app.Database.Write(reach, write));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
    }

#pragma warning disable CA1857 // the name of a table, from the catalogue
    private Task<long> Count(string table, Reach reach) => app.Database.Read(reach, link => link.Find<long>($"SELECT count(*) FROM {table}"));
#pragma warning restore CA1857
}
