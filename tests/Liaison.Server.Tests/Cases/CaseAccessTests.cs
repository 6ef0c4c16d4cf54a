using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

public sealed class CaseAccessTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly (string Method, string Path)[] Routes =
    [
        ("GET", "/cases"), ("POST", "/cases"), ("GET", "/cases/{0}"), ("PUT", "/cases/{0}"), ("POST", "/cases/{0}/persons"), ("PUT", "/cases/{0}/persons/{1}"),
        ("POST", "/cases/{0}/mandates"), ("POST", "/cases/{0}/mandates/{2}/withdrawal"), ("GET", "/cases/{0}/decisions"), ("POST", "/cases/{0}/decisions"),
        ("GET", "/cases/{0}/history"),
    ];

    [Theory]
    [InlineData(Role.Cabinet)]
    [InlineData(Role.SecretaryGeneral)]
    [InlineData(Role.PressOfficer)]
    [InlineData(Role.DataProtectionOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Whoever_has_no_need_to_know_reads_and_writes_nothing_of_cases(Role role)
    {
        var opened = await app.OpenCase(await app.NewAssociation(), app.Adult());
        var actor = await app.Staff(role);
        foreach (var (method, path) in Routes)
            (await Send(actor, method, path, opened)).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task A_case_of_another_association_or_prefecture_is_answered_like_one_that_does_not_exist()
    {
        var opened = await app.OpenCase(await app.NewAssociation(), app.Adult());
        Actor[] strangers =
        [
            await app.NewAssociation(), await app.NewAssociation(role: Role.AssociationManager), await app.NewAssociation(LiaisonApp.Nord),
            await app.Staff(Role.OfficeHead, LiaisonApp.Nord),
        ];
        var absent = (await strangers[0].Get($"/cases/{Guid.Empty}")).IsRefused(404, "not_found");
        foreach (var stranger in strangers)
        {
            foreach (var (method, path) in Routes.Where(route => route.Path != "/cases" && (route.Path != "/cases/{0}/decisions" || route.Method == "GET")))
                Assert.Equal(absent.Text, (await Send(stranger, method, path, opened)).IsRefused(404, "not_found").Text);
        }
        (await Send(strangers[3], "POST", "/cases/{0}/decisions", opened)).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Only_the_office_records_decisions()
    {
        var association = await app.NewAssociation(role: Role.AssociationManager);
        var opened = await app.OpenCase(association, app.Adult());
        (await Send(association, "POST", "/cases/{0}/decisions", opened)).IsRefused(403, "right.missing");
        (await Send(await app.Staff(Role.OfficeAgent), "POST", "/cases/{0}/decisions", opened)).Is(201);
    }

    private static Task<Answer> Send(Actor actor, string method, string path, Answer opened)
    {
        var personId = opened.PersonId();
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, opened.Id, personId, opened.Person()["mandate"]!["id"]);
        return (method, path.Split('/')[^1]) switch
        {
            ("GET", _) => actor.Get(address),
            (_, "withdrawal") => actor.Post(address),
            (_, "cases") => actor.Post(address, new { persons = Array.Empty<object>() }),
            (_, "mandates") => actor.Post(address, new { personId, scope = "full", riskInformed = true, language = "fr", givenDay = "2017-01-01" }),
            (_, "decisions") => actor.Post(address, new { decision = "permitGranted", madeDay = "2017-01-02" }),
            ("PUT", _) => actor.Put(address, new { }),
            _ => actor.Post(address, new { }),
        };
    }
}
