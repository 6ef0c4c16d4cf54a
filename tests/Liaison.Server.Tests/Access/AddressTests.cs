using System.Text.Json.Nodes;

namespace Liaison.Server.Tests.Access;

/// <summary>Addresses and methods that there are not, and ids that come in a body or a query instead of an address.</summary>
[Collection(nameof(AccessApp))]
public sealed class AddressTests(AccessApp app)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Fact]
    public async Task A_method_that_is_not_there_answers_the_same_to_everybody_and_of_everything()
    {
        var asking = await app.Asking();
        foreach (var known in AccessTable.Operations.ToLookup(operation => operation.Split(' ')[1], operation => operation.Split(' ')[0]))
        {
            foreach (var (address, method, visitor) in from address in Addresses(known.Key) from method in Methods.Except(known)
                from visitor in new[] { "no key", "member", "OfficeHead", "association elsewhere" } select (address, method, visitor))
            {
                var reply = await asking.Send(app.World.Visitor(visitor), method, address);
                // Below audiences everything asks for a key first, whatever is sent there.
                var expected = visitor == "no key" && address.StartsWith("/audiences", StringComparison.Ordinal)
                    ? (401, "key.missing")
                    : (405, "route.method_not_allowed");
                Assert.True((reply.Status, reply.Code) == expected, $"{method} {address} by {visitor}: {reply}");
            }
        }
    }

    // With something that is there, and with something that is not.
    private IEnumerable<string> Addresses(string address) => Thing.NounOf(address) is not { } noun ? [address]
        : app.World.Things.Where(thing => thing.Noun == noun).Take(1).Append(Thing.Absent(noun)).Select(thing => thing.At(address));

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/cases/1")]
    [InlineData("GET", "/cases/{0}/nothing")]
    [InlineData("POST", "/cases/{0}/decisions/{0}")]
    [InlineData("GET", "/persons/{0}")]
    [InlineData("DELETE", "/nothing")]
    public async Task An_address_that_is_not_there_is_unknown_to_everybody(string method, string address)
    {
        var asking = await app.Asking();
        var replies = await Task.WhenAll(from visitor in app.World.Visitors from thing in new[] { app.World.Thing("cases", "treated"), Thing.Absent("cases") }
            select asking.Send(visitor, method, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, thing.Values[0])));
        var reply = Assert.Single(replies.Distinct());
        Assert.Equal((404, "route.unknown"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("member", "cases", "/meeting-requests", """{"kind":"technical","subject":"S","contact":{"name":"N","email":"n@example.org"},"preferredPeriods":[{"from":"2027-12-04","to":"2027-12-15"}],"cases":[{"caseId":"?","question":"Q"}]}""")]
    [InlineData("member", "cases", "/meetings/{meeting}/agenda/items", """{"caseId":"?","question":"Q"}""")]
    [InlineData("member", "agenda-items", "/meetings/{meeting}/agenda/items", """{"itemId":"?"}""")]
    [InlineData("member", "associations", "/meetings/{meeting}/agenda/items", """{"topic":"T","associationId":"?"}""")]
    [InlineData("member", "associations", "/cases", """{"persons":[],"associationId":"?"}""")]
    [InlineData("member", "associations", "/commitments", """{"side":"association","owner":"O","text":"T","dueDay":"2027-12-04","associationId":"?"}""")]
    [InlineData("member", "meetings", "/commitments", """{"side":"association","owner":"O","text":"T","dueDay":"2027-12-04","meetingId":"?"}""")]
    [InlineData("member", "cases", "/audience-requests", """{"topics":["housing"],"caseIds":["?"]}""")]
    [InlineData("member", "demonstrations", "/audience-requests", """{"topics":["housing"],"demonstrationId":"?"}""")]
    [InlineData("member", "associations", "/audience-requests", """{"topics":["housing"],"associationId":"?"}""")]
    [InlineData("OfficeHead", "associations", "/meetings", """{"kind":"technical","startsAt":"2027-12-04T14:30","durationMinutes":60,"place":"P","associationIds":["?"]}""")]
    [InlineData("OfficeHead", "associations", "/associations", """{"name":"N","sponsorId":"?"}""")]
    [InlineData("OfficeHead", "associations", "/cases", """{"persons":[],"associationId":"?"}""")]
    [InlineData("OfficeHead", "meetings", "/meeting-requests/{request}/scheduling", """{"meetingId":"?"}""")]
    [InlineData("OfficeHead", "cases", "/referrals/{referral}/matching", """{"caseId":"?"}""")]
    [InlineData("OfficeHead", "agenda-items", "/meetings/{meeting}/agenda/order", """{"itemIds":["?"]}""")]
    [InlineData("OfficeHead", "persons", "/cases/{case}/decisions", """{"decision":"permitGranted","madeDay":"2017-01-02","personId":"?"}""")]
    [InlineData("Cabinet", "meetings", "/audience-requests/{bearing}/refusal", """{"reason":"R","target":"?"}""")]
    [InlineData("Cabinet", "demonstrations", "/audience-requests/{bearing}/demonstration", """{"demonstrationId":"?"}""")]
    [InlineData("Cabinet", "associations", "/demonstrations", """{"associationIds":["?"],"day":"2027-12-04","place":"P","communes":["Amiens"],"purpose":"P"}""")]
    [InlineData("Cabinet", "associations", "/audience-requests", """{"topics":["housing"],"receivedDay":"2017-01-02","associationId":"?"}""")]
    public async Task A_foreign_id_in_a_body_answers_like_an_absent_one(string visitor, string noun, string path, string body)
    {
        var replies = await Replies(visitor, noun, (asking, id) =>
            asking.Send(app.World.Visitor(visitor), "POST", Filled(path), body.Replace("?", id, StringComparison.Ordinal), whateverStands: true));
        var reply = Assert.Single(replies.Distinct());
        Assert.True(reply.Status is 409 or 422, $"{reply}");
    }

    [Theory]
    [InlineData("member", "associations", "/statistics/activity?from=2017-01-01&to=2017-12-31&associationId=?")]
    [InlineData("member", "associations", "/statistics/reconciliation?from=2017-01-01&to=2017-12-31&associationId=?")]
    [InlineData("member", "associations", "/statistics/reconciliation/cases?number=submitted&from=2017-01-01&to=2017-12-31&associationId=?")]
    [InlineData("member", "associations", "/statistics/activity/cases?from=2017-01-01&to=2017-12-31&associationId=?")]
    [InlineData("member", "associations", "/cases?associationId=?")]
    [InlineData("member", "meetings", "/agenda-items?meetingId=?")]
    [InlineData("OfficeAgent", "associations", "/cases?associationId=?")]
    [InlineData("PressOfficer", "associations", "/statistics/activity?from=2017-01-01&to=2017-12-31&associationId=?")]
    [InlineData("SecretaryGeneral", "regularisations", "/statistics/regularisations/comparison?a=?&b=?")]
    [InlineData("DataProtectionOfficer", "cases", "/journal?caseId=?")]
    public async Task A_foreign_id_in_a_query_answers_like_an_absent_one(string visitor, string noun, string path)
    {
        var replies = await Replies(visitor, noun, (asking, id) =>
            asking.Send(app.World.Visitor(visitor), "GET", path.Replace("=?", "=" + id, StringComparison.Ordinal)));
        var reply = Assert.Single(replies.Distinct());
        Assert.True(reply.Status == 422 || JsonNode.Parse(reply.Body)!["data"]!.AsArray().Count == 0, $"{reply}");
    }

    // What is foreign to the visitor, and what nobody ever made.
    private async Task<Reply[]> Replies(string visitor, string noun, Func<Asking, string, Task<Reply>> ask)
    {
        var (asking, who) = (await app.Asking(), app.World.Visitor(visitor));
        var foreign = app.World.Things.Where(thing => thing.Noun == noun
            && (thing.Prefecture != who.Prefecture || (who.Association is { } association && !thing.Associations.Contains(association)))).ToList();
        Assert.NotEmpty(foreign);
        return await Task.WhenAll(foreign.Append(Thing.Absent(noun)).Select(thing => ask(asking, thing.Values[^1])));
    }

    private string Filled(string path) => new (string Part, string Noun, string State)[]
    {
        ("{meeting}", "meetings", "scheduled"), ("{request}", "meeting-requests", "submitted"), ("{referral}", "referrals", "pending"),
        ("{case}", "cases", "treated"), ("{bearing}", "audience-requests", "qualified"),
    }.Aggregate(path, (filled, row) => filled.Replace(row.Part, app.World.Thing(row.Noun, row.State).Values[0], StringComparison.Ordinal));
}
