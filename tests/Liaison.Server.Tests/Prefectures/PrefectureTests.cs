using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Prefectures;

public sealed class PrefectureTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly object Service = new { name = "Bureau exemple", address = "1 rue de l'Exemple\n80000 Amiens", email = "bureau@exemple.fr", phone = "03 00 00 00 00" };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Everybody_reads_the_own_prefecture_and_no_other(Role role)
    {
        var actor = await app.Somebody(role);
        var list = (await actor.Get("/prefectures")).Is(200);
        Assert.Equal(("80", "Somme"), (list.Data.Single().Text("code"), list.Data.Single().Text("name")));
        Assert.Null(list["nextCursor"]);
        Assert.Equal("Europe/Paris", (await actor.Get("/prefectures/80/settings")).Is(200)["timeZone"]!.GetValue<string>());
        (await actor.Get("/prefectures/80/holidays?year=2017")).Is(200);
        foreach (var code in new[] { "59", "99", "80%20", "%0A" })
        {
            (await actor.Get($"/prefectures/{code}/settings")).Is(404);
            (await actor.Get($"/prefectures/{code}/holidays")).Is(404);
        }
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.OfficeHead)]
    public async Task Settings_are_replaced_as_a_whole(Role role)
    {
        var actor = await app.Staff(role);
        var changed = (await actor.Put("/prefectures/80/settings", Settings())).Is(200);
        Assert.Equal(("bureau@exemple.fr", "Lundi", "03 00 00 00 01"), (changed["service"].Text("email"), changed["openingHours"]!.GetValue<string>(), changed["dutyContact"]!.GetValue<string>()));
        Assert.Equal(["Salle A", "Salle B"], changed.Texts("rooms"));
        Assert.Equal(8, changed["freezeWorkingDays"]!.GetValue<int>());
        var emptied = (await actor.Put("/prefectures/80/settings", new { service = Service, timeZone = "Europe/Paris", holidayZone = "metropole", freezeWorkingDays = 10, rooms = Array.Empty<string>() })).Is(200);
        Assert.Null(emptied["openingHours"]);
        Assert.Empty(emptied.Texts("rooms"));
        Assert.Equal(emptied.Text, (await (await app.NewAssociation()).Get("/prefectures/80/settings")).Is(200).Text);
        (await actor.Put("/prefectures/59/settings", Settings())).IsRefused(404, "not_found");
    }

    [Theory]
    [InlineData(Role.Association)]
    [InlineData(Role.AssociationManager)]
    [InlineData(Role.OfficeAgent)]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.DataProtectionOfficer)]
    public async Task Nobody_else_changes_settings(Role role) =>
        (await (await app.Somebody(role)).Put("/prefectures/80/settings", Settings())).IsRefused(403, "right.missing");

    [Fact]
    public async Task Settings_that_cannot_be_are_refused_and_change_nothing()
    {
        var office = await app.Staff(Role.OfficeHead);
        var before = (await office.Get("/prefectures/80/settings")).Text;
        (await office.Put("/prefectures/80/settings", Settings(timeZone: "Europe/Berlin"))).IsRefused(422, "prefecture.unknown_time_zone");
        (await office.Put("/prefectures/80/settings", Settings(freezeWorkingDays: 61))).IsRefused(422, "number.out_of_range");
        (await office.Put("/prefectures/80/settings", Settings(freezeWorkingDays: -1))).IsRefused(422, "number.out_of_range");
        (await office.Put("/prefectures/80/settings", Settings(email: "bureau"))).IsRefused(422, "text.format");
        (await office.Put("/prefectures/80/settings", Settings(room: "Salle A"))).IsRefused(422, "list.repeats");
        (await office.Put("/prefectures/80/settings", Settings(room: " "))).IsRefused(422, "text.required");
        (await office.Put("/prefectures/80/settings", Settings(room: null))).IsRefused(400, "body.malformed");
        (await office.Put("/prefectures/80/settings", Settings(room: "Salle\u202E"))).IsRefused(422, "text.unsafe");
        (await office.Put("/prefectures/80/settings", Settings(holidayZone: "bavaria"))).IsRefused(400, "body.malformed");
        (await office.Put("/prefectures/80/settings", new { service = Service })).IsRefused(400, "body.malformed");
        Assert.Equal(before, (await office.Get("/prefectures/80/settings")).Text);
    }

    [Fact]
    public async Task Holidays_of_a_year_come_in_the_callers_language_with_both_names()
    {
        var office = await app.Staff(Role.OfficeHead);
        var french = (await office.Get("/prefectures/80/holidays?year=2017")).Is(200).Data;
        Assert.Equal(["2017-01-01", "2017-04-17", "2017-05-01", "2017-05-08", "2017-05-25", "2017-06-05", "2017-07-14", "2017-08-15", "2017-11-01", "2017-11-11", "2017-12-25"],
            french.Select(day => day.Text("day")));
        Assert.Equal(("Lundi de Pâques", "Lundi de Pâques", "Easter Monday", "computed"),
            (french[1].Text("name"), french[1].Text("french"), french[1].Text("english"), french[1].Text("source")));
        var english = (await office.Send(HttpMethod.Get, "/prefectures/80/holidays?year=2017", null, "en")).Is(200).Data;
        Assert.Equal("Easter Monday", english[1].Text("name"));
        Assert.Equal($"{app.Today().Year}-01-01", (await office.Get("/prefectures/80/holidays")).Data[0].Text("day"));
        (await office.Get("/prefectures/80/holidays?year=1899")).IsRefused(422, "number.out_of_range");
        (await office.Get("/prefectures/80/holidays?year=2200")).IsRefused(422, "number.out_of_range");
        (await office.Get("/prefectures/80/holidays?year=MMXVII")).IsRefused(400, "parameter.malformed");
    }

    [Fact]
    public async Task Amended_days_are_told_from_computed_ones_and_days_taken_away_do_not_show()
    {
        await AmendHolidaysByHand();
        var days = (await (await app.Staff(Role.OfficeAgent)).Get("/prefectures/80/holidays?year=2019")).Is(200).Data;
        Assert.Equal(["2019-03-04", "2019-05-08"], days.Where(day => day.Text("source") == "amended").Select(day => day.Text("day")));
        Assert.DoesNotContain("2019-11-11", days.Select(day => day.Text("day")));
        Assert.Equal(11, days.Count);
    }

    // The service reads amendments and has no use case that writes one.
    private Task<int> AmendHolidaysByHand() => app.Database.Write(Reach.None, link => link.Execute("""
        INSERT INTO holiday_amendment (holiday_zone, day, added, french, english) VALUES
            ('Metropole', '2019-03-04', @added, 'Fête exemple', 'Example Day'), ('Metropole', '2019-11-11', NOT @added, '', ''),
            ('Metropole', '2019-05-08', @added, 'Victoire', 'Victory')
        """, new { added = true }));

    private static object Settings(string timeZone = "Europe/Paris", int freezeWorkingDays = 8, string email = "bureau@exemple.fr", string? room = "Salle B",
        string holidayZone = "metropole") => new
        {
            service = new { name = "Bureau exemple", address = "1 rue de l'Exemple", email, phone = "" },
            timeZone, holidayZone, freezeWorkingDays, rooms = new[] { "Salle A", room }, openingHours = "Lundi", dutyContact = "03 00 00 00 01",
        };
}
