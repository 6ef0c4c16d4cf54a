using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Web;

/// <summary>Which form was read, and what is asked of it before it is changed.</summary>
public sealed class TagTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Other = "\"AAAAAAAAAAAAAAAAAAAAAA\"";
    private static readonly object Change = new { situationSummary = "Autre situation exemple." };

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData(Other + ", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData(Other, 200)]
    [InlineData("", 200)]
    public async Task A_reader_who_has_the_form_already_gets_no_second_copy(string ifNoneMatch, int status)
    {
        var (association, path) = await OwnCase();
        var first = (await association.Get(path)).Is(200);
        var again = (await association.Get(path, ("If-None-Match", string.Format(null, ifNoneMatch, first.Tag)))).Is(status);
        Assert.Equal(first.Tag, again.Tag);
        Assert.Equal(status == 304 ? "" : first.Text, again.Text);
        Assert.Equal("Accept, Accept-Language, Authorization, Cookie", string.Join(", ", again.Headers.Vary));
        Assert.Equal("no-store", again.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("", 428, "precondition.required")]
    [InlineData(Other, 412, "precondition.failed")]
    [InlineData("W/{0}", 412, "precondition.failed")]
    [InlineData("{1}", 412, "precondition.failed")]
    [InlineData("fresh", 400, "precondition.malformed")]
    [InlineData("\"fresh", 400, "precondition.malformed")]
    [InlineData("{0}", 200, null)]
    [InlineData(Other + ", {0}", 200, null)]
    [InlineData("*", 200, null)]
    public async Task A_change_says_which_form_it_was_made_from(string ifMatch, int status, string? code)
    {
        var (association, path) = await OwnCase();
        var read = (await association.Get(path)).Is(200);
        var ofTheOffice = (await (await app.Staff(Role.OfficeAgent)).Get(path)).Is(200).Tag;
        Assert.NotEqual(read.Tag, ofTheOffice);
        var answer = await association.Put(path, Change, ("If-Match", string.Format(null, ifMatch, read.Tag, ofTheOffice)));
        if (code is null)
            answer.Is(status);
        else
            answer.IsRefused(status, code);
        Assert.Equal(code is null, (await association.Get(path)).Tag != read.Tag);
    }

    [Fact]
    public async Task A_read_can_be_asked_for_one_form_alone_and_a_change_for_any_but_one()
    {
        var (association, path) = await OwnCase();
        var read = (await association.Get(path)).Is(200);
        (await association.Get(path, ("If-Match", read.Tag!))).Is(200);
        (await association.Get(path, ("If-Match", Other))).IsRefused(412, "precondition.failed");
        (await association.Get(path, ("If-None-Match", "fresh"))).IsRefused(400, "precondition.malformed");
        (await association.Put(path, Change, ("If-None-Match", "*"), ("If-Match", "*"))).IsRefused(412, "precondition.failed");
        (await association.Post(path + "/mandates", new { }, ("If-Match", Other))).IsRefused(412, "precondition.failed");
    }

    [Fact]
    public async Task What_was_made_or_changed_is_answered_with_the_tag_under_which_it_is_read_then()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var opened = await app.OpenCase(association, app.Adult());
        Assert.Equal(opened.Tag, (await association.Get($"/cases/{opened.Id}")).Tag);
        var changed = (await association.Put($"/cases/{opened.Id}", Change, ("If-Match", opened.Tag!))).Is(200);
        Assert.NotEqual(opened.Tag, changed.Tag);
        Assert.Equal(changed.Tag, (await association.Get($"/cases/{opened.Id}")).Tag);
        var meeting = await app.ScheduledMeeting(app.InDays(60), null, association);
        var item = await app.ProposedItem(association, meeting);
        var admitted = (await office.Post(item.Item("/admission"), null, ("If-Match", (await office.TagAt(item.Item()))!))).Is(200);
        Assert.Equal(admitted.Tag, await office.TagAt(item.Item()));
        Assert.NotEqual(admitted.Tag, await association.TagAt(item.Item()));
        var ordered = (await office.Post(meeting.Agenda("/order"), new { itemIds = new[] { item } })).Is(200);
        Assert.Equal(ordered.Tag, await office.TagAt(meeting.Agenda()));
    }

    [Fact]
    public async Task Of_many_changes_made_from_one_form_one_is_done_and_none_is_lost()
    {
        var (association, path) = await OwnCase();
        var tag = (await association.TagAt(path))!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => Task.Run(() =>
            association.Put(path, new { situationSummary = $"Situation {turn}" }, ("If-Match", tag)))));
        var done = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Except([done]), answer => answer.IsRefused(412, "precondition.failed"));
        Assert.Equal(done.Text, (await association.Get(path)).Text);
    }

    [Fact]
    public async Task A_list_has_no_tag_and_another_language_another_one_only_where_its_text_differs()
    {
        var (association, path) = await OwnCase();
        Assert.Null((await association.Get("/cases")).Is(200).Tag);
        const string figures = "/statistics/activity?from=2017-01-01&to=2017-12-31";
        Assert.NotEqual((await association.Get(figures)).Tag, (await association.Send(HttpMethod.Get, figures, null, "en")).Is(200).Tag);
        Assert.Equal((await association.Get(path)).Tag, (await association.Send(HttpMethod.Get, path, null, "en")).Is(200).Tag);
    }

    private async Task<(Actor Association, string Path)> OwnCase()
    {
        var association = await app.NewAssociation();
        return (association, $"/cases/{await app.CompleteCase(association)}");
    }
}
