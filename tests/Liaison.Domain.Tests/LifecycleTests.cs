using System.Reflection;
using System.Text.Json;
using Liaison.Domain.Accounts;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Domain.Audiences;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Demonstrations;
using Liaison.Domain.Imports;
using Liaison.Domain.Keys;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Domain.Retention;
using Liaison.Domain.Rights;
using Xunit.Abstractions;

namespace Liaison.Domain.Tests;

public sealed class LifecycleTests(ITestOutputHelper output)
{
    // What no caller asks for: it follows from another act, and is therefore never offered.
    private static readonly Dictionary<string, string[]> Consequences = new()
    {
        ["meetingRequest"] = ["release"], ["agendaItem"] = ["proposal", "release"], ["referral"] = ["placing", "treatment", "release"],
        ["import"] = ["correction", "completion"],
        ["destructionList"] = ["completion"],
    };

    [Fact]
    public void An_account_moves_as_the_table_says() =>
        MovesAsTheTableSays("account", AccountLifecycle.Moves, LifecycleTables.Account, "account.step_not_allowed");

    [Fact]
    public void An_association_moves_as_the_table_says() =>
        MovesAsTheTableSays("association", AssociationLifecycle.Moves, LifecycleTables.Association, "association.step_not_allowed");

    [Fact]
    public void A_meeting_request_moves_as_the_table_says() =>
        MovesAsTheTableSays("meetingRequest", MeetingRequestLifecycle.Moves, LifecycleTables.MeetingRequest, "meeting_request.step_not_allowed");

    [Fact]
    public void A_technical_meeting_moves_as_the_table_says() =>
        MovesAsTheTableSays("technicalMeeting", MeetingLifecycle.Technical, LifecycleTables.TechnicalMeeting, "meeting.step_not_allowed");

    [Fact]
    public void A_specific_interview_moves_as_the_table_says() =>
        MovesAsTheTableSays("specificInterview", MeetingLifecycle.Specific, LifecycleTables.SpecificInterview, "meeting.step_not_allowed");

    [Fact]
    public void An_agenda_item_moves_as_the_table_says() =>
        MovesAsTheTableSays("agendaItem", AgendaItemLifecycle.Moves, LifecycleTables.AgendaItem, "agenda_item.step_not_allowed");

    [Fact]
    public void Minutes_move_as_the_table_says() =>
        MovesAsTheTableSays("minutes", MinutesLifecycle.Moves, LifecycleTables.Minutes, "minutes.step_not_allowed");

    [Fact]
    public void A_commitment_moves_as_the_table_says() =>
        MovesAsTheTableSays("commitment", CommitmentLifecycle.Moves, LifecycleTables.Commitment, "commitment.step_not_allowed");

    [Fact]
    public void A_demonstration_moves_as_the_table_says() =>
        MovesAsTheTableSays("demonstration", DemonstrationLifecycle.Moves, LifecycleTables.Demonstration, "demonstration.step_not_allowed");

    [Fact]
    public void An_audience_request_moves_as_the_table_says() =>
        MovesAsTheTableSays("audienceRequest", AudienceRequestLifecycle.Moves, LifecycleTables.AudienceRequest, "audience_request.step_not_allowed");

    [Fact]
    public void An_audience_moves_as_the_table_says() =>
        MovesAsTheTableSays("audience", AudienceLifecycle.Moves, LifecycleTables.Audience, "audience.step_not_allowed");

    [Fact]
    public void A_referral_moves_as_the_table_says() =>
        MovesAsTheTableSays("referral", ReferralLifecycle.Moves, LifecycleTables.Referral, "referral.step_not_allowed");

    [Fact]
    public void A_document_moves_as_the_table_says() => MovesAsTheTableSays("document", DocumentLifecycle.Moves, LifecycleTables.Document, "document.step_not_allowed");

    [Fact]
    public void A_link_moves_as_the_table_says() => MovesAsTheTableSays("case_link", CaseLinkLifecycle.Moves, LifecycleTables.CaseLink, "case_link.step_not_allowed");

    [Fact]
    public void Urgency_moves_as_the_table_says() => MovesAsTheTableSays("urgency", UrgencyLifecycle.Moves, LifecycleTables.Urgency, "urgency.step_not_allowed");

    [Fact]
    public void An_import_moves_as_the_table_says() => MovesAsTheTableSays("import", ImportLifecycle.Moves, LifecycleTables.Import, "import.step_not_allowed");

    [Fact]
    public void A_request_for_access_moves_as_the_table_says() =>
        MovesAsTheTableSays("accessRequest", AccessRequestLifecycle.Moves, LifecycleTables.AccessRequest, "access_request.step_not_allowed");

    [Fact]
    public void A_restriction_moves_as_the_table_says() =>
        MovesAsTheTableSays("restriction", RestrictionLifecycle.Moves, LifecycleTables.Restriction, "restriction.step_not_allowed");

    [Fact]
    public void A_legal_hold_moves_as_the_table_says() => MovesAsTheTableSays("hold", HoldLifecycle.Moves, LifecycleTables.Hold, "hold.step_not_allowed");

    [Fact]
    public void A_destruction_list_moves_as_the_table_says() =>
        MovesAsTheTableSays("destructionList", DestructionListLifecycle.Moves, LifecycleTables.DestructionList, "destruction_list.step_not_allowed");

    [Fact]
    public void A_key_moves_as_the_table_says() => MovesAsTheTableSays("key", KeyLifecycle.Moves, LifecycleTables.Key, "key.step_not_allowed");

    [Fact]
    public void Every_lifecycle_of_the_domain_has_its_table()
    {
        var lifecycles = typeof(Refusal).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Count(field => field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(Lifecycle<,>));
        var tables = typeof(LifecycleTables).GetFields().Length;
        Assert.Equal(lifecycles, tables);
    }

    private void MovesAsTheTableSays<TStatus, TStep>(string noun, Lifecycle<TStatus, TStep> lifecycle, string table, string code)
        where TStatus : struct, Enum
        where TStep : struct, Enum
    {
        output.WriteLine(lifecycle.Matrix());
        Assert.Equal(Lines(table), Lines(lifecycle.Matrix()));

        var allowed = Parse(table);
        foreach (var from in Enum.GetValues<TStatus>())
        {
            string[] offered = [.. Enum.GetValues<TStep>().Select(Camel)
                .Where(step => allowed.ContainsKey((Camel(from), step)) && !Consequences.GetValueOrDefault(noun, []).Contains(step))];
            foreach (var step in Enum.GetValues<TStep>())
            {
                if (allowed.TryGetValue((Camel(from), Camel(step)), out var to))
                    Assert.Equal(to, Camel(lifecycle.After(from, step)));
                else
                    IsRefused(lifecycle, from, step, code, offered);
            }
        }
    }

    private static void IsRefused<TStatus, TStep>(Lifecycle<TStatus, TStep> lifecycle, TStatus from, TStep step, string code, string[] offered)
        where TStatus : struct, Enum
        where TStep : struct, Enum
    {
        var thrown = Assert.Throws<RefusedException>(() => lifecycle.Pass(from, step));
        Assert.Equal(code, thrown.Refusal.Code);
        Assert.Equal(RefusalKind.Rule, thrown.Refusal.Kind);
        Assert.Equal(Camel(from), thrown.Fact("state"));
        Assert.Equal(Camel(step), thrown.Fact("step"));
        Assert.Equal(offered, Assert.IsType<string[]>(thrown.Fact("allowedSteps")));
    }

    private static Dictionary<(string From, string Step), string> Parse(string table) => Lines(table)
        .Select(line => line.Split(": "))
        .Where(line => line[1] != "–")
        .SelectMany(line => line[1].Split(", "), (line, move) => (From: line[0], Move: move.Split('→')))
        .ToDictionary(row => (row.From, row.Move[0]), row => row.Move[1]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
