using System.Text;

namespace Liaison.Server.Tests.Cases;

public sealed class CaseContentTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    public static TheoryData<string, string, string> RefusedPersons => new()
    {
        { """{"familyName":"E","birthDate":"1980-01-01","birthYear":1980}""", "person.birth_twice", "persons[0].birthYear" },
        { """{"familyName":"E","birthDate":"2199-12-31"}""", "person.birth_in_future", "persons[0].birthDate" },
        { """{"familyName":"E","birthYear":2199}""", "person.birth_in_future", "persons[0].birthYear" },
        { """{"familyName":"E","birthDate":"1899-12-31"}""", "day.out_of_range", "persons[0].birthDate" },
        { """{"familyName":"E","birthYear":1899}""", "number.out_of_range", "persons[0].birthYear" },
        { """{"familyName":"E","birthDate":"1980-01-01","minor":true}""", "person.minor_contradicts_birth", "persons[0].minor" },
        { """{"familyName":"E","birthYear":1980,"minor":true}""", "person.minor_contradicts_birth", "persons[0].minor" },
        { """{"familyName":"E","nationalities":["UK"]}""", "person.nationality_unknown", "persons[0].nationalities" },
        { """{"familyName":"E","nationalities":["GE","GE"]}""", "list.repeats", "persons[0].nationalities" },
        { """{"familyName":"E","nationalities":["AD","AE","AF","AG","AI","AL","AM","AO","AQ","AR","AS"]}""", "list.too_long", "persons[0].nationalities" },
        { """{"familyName":"E","groundCode":"L435-1"}""", "case.ground_not_in_force", "persons[0].groundCode" },
        { """{"familyName":"E","groundCode":"L999-9"}""", "case.ground_not_in_force", "persons[0].groundCode" },
        { """{"familyName":"E","agdref":"12345678"}""", "person.agdref_invalid", "persons[0].agdref" },
        { """{"familyName":"E","agdref":"*******789"}""", "person.agdref_invalid", "persons[0].agdref" },
        { """{"familyName":"E\u202E"}""", "text.unsafe", "persons[0].familyName" },
        { """{"givenNames":"E\u0000"}""", "text.unsafe", "persons[0].givenNames" },
        { """{"mandate":{"scope":"full","riskInformed":true,"language":"fr","givenDay":"2199-01-01"}}""", "mandate.given_in_future", "persons[0].mandate.givenDay" },
        { """{"mandate":{"scope":"full","riskInformed":true,"language":"fr","givenDay":"2017-01-01","endDay":"2016-12-31"}}""", "mandate.ends_before_start", "persons[0].mandate.endDay" },
        { """{"mandate":{"scope":"full","riskInformed":true,"language":"FR","givenDay":"2017-01-01"}}""", "text.format", "persons[0].mandate.language" },
        { """{"mandate":{"scope":"full","riskInformed":true,"language":"f","givenDay":"2017-01-01"}}""", "text.format", "persons[0].mandate.language" },
    };

    [Theory]
    [MemberData(nameof(RefusedPersons))]
    public async Task A_person_that_cannot_be_is_refused_at_the_field_at_fault(string person, string code, string field)
    {
        var association = await app.NewAssociation();
        var refused = (await Open(association, $$"""{"persons":[{{person}}]}""")).IsRefused(422, code);
        Assert.Contains(field, refused["errors"]!.AsObject().Select(error => error.Key));
        Assert.Empty((await association.Get("/cases")).Data);
    }

    [Theory]
    [InlineData("""{"persons":[{"birthDate":"2017-02-30"}]}""")]
    [InlineData("""{"persons":[{"birthDate":"29/02/2000"}]}""")]
    [InlineData("""{"persons":[{"familyName":"E","patronymic":"E"}]}""")]
    [InlineData("""{"persons":[{"familyName":"E","familyName":"F"}]}""")]
    [InlineData("""{"persons":[{"FamilyName":"E"}]}""")]
    [InlineData("""{"persons":[{"familyName":null}]}""")]
    [InlineData("""{"persons":[{"familyName":"\uD800"}]}""")]
    [InlineData("""{"persons":[{"birthYear":"1980"}]}""")]
    [InlineData("""{"persons":[{"minor":1}]}""")]
    [InlineData("""{"persons":[{"mandate":{"scope":2,"riskInformed":true,"language":"fr","givenDay":"2017-01-01"}}]}""")]
    [InlineData("""{"persons":[{"mandate":{"scope":"full","language":"fr","givenDay":"2017-01-01"}}]}""")]
    [InlineData("""{"persons":[],"reference":"DO-80-2017-AAAAAAAA"}""")]
    [InlineData("""{"situationSummary":"Sans personnes"}""")]
    [InlineData("""{"persons":null}""")]
    [InlineData("""{"persons":[null]}""")]
    [InlineData("""{"persons":[{"familyName":"E","nationalities":["GE",null]}]}""")]
    public async Task A_body_that_is_not_the_one_expected_is_refused_as_a_whole(string body) =>
        (await Open(await app.NewAssociation(), body)).IsRefused(400, "body.malformed");

    [Fact]
    public async Task A_summary_has_600_characters_at_most()
    {
        var association = await app.NewAssociation();
        (await association.Post("/cases", new { persons = Array.Empty<object>(), situationSummary = new string('a', 600) })).Is(201);
        (await association.Post("/cases", new { persons = Array.Empty<object>(), situationSummary = new string('a', 601) })).IsRefused(422, "text.too_long");
        Assert.Single((await association.Get("/cases")).Data);
    }

    [Fact]
    public async Task A_body_of_two_mebibytes_is_refused_by_its_announced_length()
    {
        var association = await app.NewAssociation();
        using var http = app.CreateClient();
        // The answer comes before the body is sent: otherwise the server hangs up while the client still writes.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
        {
            Content = new StringContent($$"""{"persons":[],"situationSummary":"{{new string('a', 2 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new("Bearer", association.KeyText);
        using var answer = await http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("body.too_large", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234", "", "text.format", "address.postalCode")]
    [InlineData("8000A", "", "text.format", "address.postalCode")]
    [InlineData("20000", "20", "prefecture.unknown_department", "address.departmentCode")]
    public async Task An_address_that_cannot_be_is_refused(string postalCode, string department, string code, string field)
    {
        var association = await app.NewAssociation();
        var address = new { street = "1 rue de l'Exemple", postalCode, commune = "Commune Exemple", departmentCode = department.Length == 0 ? null : department };
        var refused = (await association.Post("/cases", new { persons = Array.Empty<object>(), address })).IsRefused(422, code);
        Assert.Equal([field], refused["errors"]!.AsObject().Select(error => error.Key));
        var opened = (await association.Post("/cases", new { persons = Array.Empty<object>() })).Is(201);
        (await association.Put($"/cases/{opened.Id}", new { address })).IsRefused(422, code);
    }

    [Theory]
    [InlineData("მაგალითი", "ნინო")]
    [InlineData("Примерова", "Анна-Мария")]
    [InlineData("Exemple", "")]
    [InlineData("", "Mononyme")]
    [InlineData("O’Exemple  ", "Jose\u0301")]
    public async Task Names_stay_as_they_come_in_any_script(string familyName, string givenNames)
    {
        var association = await app.NewAssociation();
        var opened = (await association.Post("/cases", new { persons = new[] { new { familyName, givenNames } } })).Is(201);
        var read = (await association.Get($"/cases/{opened.Id}")).Person();
        Assert.Equal((familyName, givenNames), (read.Text("familyName"), read.Text("givenNames")));
    }

    [Fact]
    public async Task A_birth_year_alone_is_enough_and_a_child_needs_no_mandate()
    {
        var association = await app.NewAssociation();
        var year = app.Today().Year - 10;
        var opened = await app.OpenCase(association, app.Adult(), new { givenNames = "Enfant", birthYear = year, nationalities = new[] { "undetermined" }, minor = true });
        Assert.Empty(opened.Texts("gaps"));
        Assert.Equal(year, opened.Person(1)["birthYear"]!.GetValue<int>());
        Assert.True(opened.Person(1)["minor"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_minor_by_birth_date_is_one_whatever_is_left_unsaid()
    {
        var born = app.Today().AddYears(-17);
        var opened = await app.OpenCase(await app.NewAssociation(), new { givenNames = "Enfant", birthDate = born, minor = false });
        Assert.True(opened.Person()["minor"]!.GetValue<bool>());
    }

    private static Task<Answer> Open(Actor association, string body) => association.PostRaw("/cases", body);
}
