using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Associations;

public sealed class AssociationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_office_registers_an_association_and_reads_it_back()
    {
        var office = await app.Staff(Role.OfficeAgent);
        var registered = (await office.Post("/associations", new { name = "Collectif Exemple", rna = "W802001234" })).Is(201);
        var read = (await office.Get($"/associations/{registered.Id}")).Is(200);
        Assert.Equal("W802001234", read["rna"]!.GetValue<string>());
        Assert.Equal("active", read.State);
        Assert.Equal(["suspension", "closing"], read["allowedSteps"].Texts());
        (await office.Post("/associations", new { name = "Autre", rna = "W802001234" })).IsRefused(409, "association.already_registered");
    }

    [Fact]
    public async Task An_association_sees_itself_alone()
    {
        var one = await app.NewAssociation();
        var other = await app.NewAssociation();
        (await one.Get($"/associations/{one.AssociationId}")).Is(200);
        (await one.Get($"/associations/{other.AssociationId}")).IsRefused(404, "not_found");
        var list = (await one.Get("/associations")).Is(200);
        Assert.Equal([one.AssociationId], list.Data.Ids());
    }

    [Fact]
    public async Task A_suspended_association_reads_and_writes_nothing()
    {
        var office = await app.Staff(Role.OfficeHead);
        var association = await app.NewAssociation();
        (await office.Post($"/associations/{association.AssociationId}/suspension", new { reason = "" })).IsRefused(422, "reason.required");
        var suspended = (await office.Post($"/associations/{association.AssociationId}/suspension", new { reason = "Motif exemple" })).Is(200);
        Assert.Equal("suspended", suspended.State);
        (await association.Get($"/associations/{association.AssociationId}")).Is(200);
        (await office.Post($"/associations/{association.AssociationId}/suspension", new { reason = "Encore" })).IsRefused(409, "association.step_not_allowed");
        (await office.Post($"/associations/{association.AssociationId}/reinstatement")).Is(200);
    }

    [Fact]
    public async Task A_role_without_the_right_is_refused_before_its_body_is_read()
    {
        var press = await app.Staff(Role.PressOfficer);
        (await press.PostRaw("/associations", "{")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Lists_go_on_by_a_cursor_that_is_good_for_its_caller_alone()
    {
        var office = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        for (var count = 0; count < 3; count++)
            await app.NewAssociation(LiaisonApp.Nord);
        var first = (await office.Get("/associations?limit=2")).Is(200);
        var cursor = first["nextCursor"]!.GetValue<string>();
        var second = (await office.Get($"/associations?limit=2&cursor={cursor}")).Is(200);
        Assert.Empty(first.Data.Ids().Intersect(second.Data.Ids()));
        Assert.Null(second["nextCursor"]);
        (await (await app.Staff(Role.OfficeAgent, LiaisonApp.Nord)).Get($"/associations?cursor={cursor}")).IsRefused(422, "cursor.invalid");
        (await office.Get($"/associations?status=closed&cursor={cursor}")).IsRefused(422, "cursor.invalid");
        (await office.Get("/associations?cursor=abc")).IsRefused(422, "cursor.invalid");
    }
}
