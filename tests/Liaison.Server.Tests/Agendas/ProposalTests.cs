using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class ProposalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Question = AgendaScenarios.Question;

    [Fact]
    public async Task An_association_proposes_a_case_and_gets_a_receipt()
    {
        var (association, meeting) = await Invited("2017-03-15T14:30");
        var caseId = await app.CompleteCase(association);
        var proposed = (await association.Post(meeting.Agenda("/items"), new { caseId, question = Question })).Is(201);
        Assert.Equal($"/api/v1/agenda-items/{proposed.Id}", proposed.Headers.Location!.ToString());
        Assert.Equal(("proposed", 1, meeting, caseId, Question, false), (proposed.State, proposed["position"]!.GetValue<int>(),
            proposed["meetingId"]!.GetValue<Guid>(), proposed["caseId"]!.GetValue<Guid>(), proposed["question"]!.GetValue<string>(), proposed["late"]!.GetValue<bool>()));
        Assert.StartsWith("DO-80-2017-", proposed["caseReference"]!.GetValue<string>(), StringComparison.Ordinal);
        var receipt = proposed["receipt"]!;
        Assert.StartsWith("RC-80-2017-", receipt["number"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"1 personne(s). {Question}", receipt["summary"]!.GetValue<string>());
        Assert.Equal(64, receipt["hash"]!.GetValue<string>().Length);
        Assert.Equal(["withdrawal"], proposed["allowedSteps"].Texts());
        Assert.Equal("""{"step":"proposal","from":"submitted","to":"proposed","byRole":"association"}""", Step(proposed["history"]![0]!));
        Assert.Equal(proposed.Text, (await association.Get(proposed.Id.Item())).Is(200).Text);
    }

    [Fact]
    public async Task The_hash_of_a_receipt_changes_with_the_content_and_with_nothing_else()
    {
        var (association, meeting) = await Invited("2017-03-16T14:30");
        var caseId = await app.CompleteCase(association);
        async Task<string> HashOf(string question)
        {
            var proposed = (await association.Post(meeting.Agenda("/items"), new { caseId, question })).Is(201);
            (await association.Post(proposed.Id.Item("/withdrawal"))).Is(200);
            return proposed["receipt"]!["hash"]!.GetValue<string>();
        }
        var first = await HashOf(Question);
        Assert.NotEqual(first, await HashOf("Autre question ?"));
        Assert.Equal(first, await HashOf(Question));
    }

    [Theory]
    [InlineData("{}", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"question":"Seule ?"}""", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"caseId":"0195d2a0-0000-7000-8000-000000000001","question":"Q","topic":"T"}""", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"caseId":"0195d2a0-0000-7000-8000-000000000001","question":"Q","associationId":"0195d2a0-0000-7000-8000-000000000001"}""", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"topic":"T","question":"Q"}""", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"itemId":"0195d2a0-0000-7000-8000-000000000001","topic":"T"}""", 422, "agenda_item.subject_unclear")]
    [InlineData("""{"caseId":"0195d2a0-0000-7000-8000-000000000001"}""", 422, "text.required")]
    [InlineData("""{"caseId":"0195d2a0-0000-7000-8000-000000000001","question":"Q"}""", 422, "reference.unknown")]
    [InlineData("""{"itemId":"0195d2a0-0000-7000-8000-000000000001"}""", 422, "reference.unknown")]
    [InlineData("""{"topic":"T","associationId":"0195d2a0-0000-7000-8000-000000000001"}""", 422, "reference.unknown")]
    [InlineData("""{"topic":" "}""", 422, "text.required")]
    [InlineData("""{"topic":"Renversé \u202e"}""", 422, "text.unsafe")]
    [InlineData("""{"topic":"T","meetingId":"0195d2a0-0000-7000-8000-000000000001"}""", 400, "body.malformed")]
    [InlineData("""{"caseId":7,"question":"Q"}""", 400, "body.malformed")]
    [InlineData("null", 400, "body.malformed")]
    public async Task What_is_proposed_is_one_thing_and_well_formed(string body, int status, string code)
    {
        var (association, meeting) = await Invited("2017-03-17T14:30");
        (await association.PostRaw(meeting.Agenda("/items"), body)).IsRefused(status, code);
    }

    [Fact]
    public async Task Texts_have_a_longest_length()
    {
        var (association, meeting) = await Invited("2017-03-17T14:30");
        var caseId = await app.CompleteCase(association);
        (await association.Post(meeting.Agenda("/items"), new { topic = new string('t', 201) })).IsRefused(422, "text.too_long");
        (await association.Post(meeting.Agenda("/items"), new { caseId, question = new string('q', 601) })).IsRefused(422, "text.too_long");
        (await association.Post(meeting.Agenda("/items"), new { topic = "T", reason = new string('r', 601) })).IsRefused(422, "text.too_long");
    }

    [Fact]
    public async Task A_case_is_put_forward_by_one_item_at_a_time()
    {
        var (association, meeting) = await Invited("2017-03-18T14:30");
        var other = await app.ScheduledMeeting("2017-04-18T14:30", null, association);
        var caseId = await app.CompleteCase(association);
        await app.ProposedItem(association, meeting, caseId);
        (await association.Post(meeting.Agenda("/items"), new { caseId, question = Question })).IsRefused(409, "agenda_item.case_already_open");
        (await association.Post(other.Agenda("/items"), new { caseId, question = Question })).IsRefused(409, "agenda_item.case_already_open");
    }

    [Fact]
    public async Task A_topic_is_proposed_by_an_association_or_by_the_office_for_one()
    {
        var (association, meeting) = await Invited("2017-03-21T14:30");
        var office = await app.Staff(Role.OfficeAgent);
        var own = (await association.Post(meeting.Agenda("/items"), new { topic = "Délais de rendez-vous" })).Is(201);
        Assert.Equal(("Délais de rendez-vous", association.AssociationId), (own["topic"]!.GetValue<string>(), own["associationId"]!.GetValue<Guid>()));
        Assert.Null(own["receipt"]);
        Assert.Null(own["caseId"]);
        (await office.Post(meeting.Agenda("/items"), new { topic = "Accueil" })).IsRefused(422, "text.required");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var named = (await office.Post(meeting.Agenda("/items"), new { topic = "Accueil", association.AssociationId })).Is(201);
        Assert.Equal(2, named["position"]!.GetValue<int>());
        (await office.Post(named.Id.Item("/admission"))).Is(200);
        var suspended = await app.NewAssociation();
        await app.Suspends(suspended);
        (await office.Post(meeting.Agenda("/items"), new { topic = "Accueil", suspended.AssociationId })).IsRefused(409, "association.not_active");
    }

    [Fact]
    public async Task What_belongs_to_others_is_as_absent()
    {
        var (association, meeting) = await Invited("2017-03-22T14:30");
        var other = await app.NewAssociation();
        var foreignCase = await app.CompleteCase(other);
        var foreignItem = await app.PoolItem(other, foreignCase);
        (await association.Post(meeting.Agenda("/items"), new { caseId = foreignCase, question = Question })).IsRefused(422, "reference.unknown");
        (await association.Post(meeting.Agenda("/items"), new { itemId = foreignItem })).IsRefused(422, "reference.unknown");
        (await association.Post(meeting.Agenda("/items"), new { topic = "T", other.AssociationId })).IsRefused(422, "reference.unknown");
        (await other.Post(meeting.Agenda("/items"), new { topic = "T" })).IsRefused(404, "not_found");
        var north = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        (await north.Post(meeting.Agenda("/items"), new { topic = "T", association.AssociationId })).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Agenda("/items"), new { caseId = foreignCase, question = Question }))
            .IsRefused(409, "agenda_item.not_invited");
    }

    private async Task<(Actor Association, Guid Meeting)> Invited(string startsAt)
    {
        var association = await app.NewAssociation();
        return (association, await app.ScheduledMeeting(startsAt, null, association));
    }

    private static string Step(JsonNode passage)
    {
        var shown = passage.DeepClone().AsObject();
        shown.Remove("at");
        shown.Remove("reason");
        return shown.ToJsonString();
    }
}
