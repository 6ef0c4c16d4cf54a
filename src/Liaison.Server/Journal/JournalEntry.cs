using System.Buffers;
using System.Text;
using System.Text.Json;
using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Journal;

/// <summary>What the journal keeps of one act or one look: who, when, by what right, what, and which records and cases; never their content.</summary>
public sealed record JournalEntry
{
    public required DateTimeOffset At { get; init; }
    public required string Prefecture { get; init; }
    /// <summary>The key or the account that acted; null for the operator's commands.</summary>
    public Guid? By { get; init; }
    /// <summary>The exact JSON text whose hash is sealed.</summary>
    public required string Payload { get; init; }
    /// <summary>Random bytes that keep a sealed hash from confirming a guess once the payload is gone.</summary>
    public byte[] Salt { get; init; } = RandomBytes.Of(JournalLeaf.SaltBytes);

    /// <summary>The entry of a use case that a caller sent.</summary>
    /// <param name="records">What it made or changed; of a look, what tells of people and belongs to no case yet.</param>
    /// <param name="cases">The cases it concerned.</param>
    public static JournalEntry Of<TRequest>(Caller caller, DateTimeOffset at, IReadOnlyList<RecordReference> records, IEnumerable<Guid> cases)
        where TRequest : IUseCase => new()
        {
            At = at, Prefecture = caller.Prefecture, By = caller.Id,
            Payload = Text(at, caller, UseCase<TRequest>.Action, UseCase<TRequest>.Right, records, cases),
        };

    /// <summary>The entry of what a person does to sign in or out, which takes no right.</summary>
    public static JournalEntry OfPerson(string action, Caller person, DateTimeOffset at, params IReadOnlyList<RecordReference> records) => new()
    {
        At = at, Prefecture = person.Prefecture, By = person.Id, Payload = Text(at, person, action, null, records, []),
    };

    /// <summary>The entry of a command that an operator gave on the machine itself.</summary>
    public static JournalEntry OfOperator(string action, string prefecture, DateTimeOffset at, params IReadOnlyList<RecordReference> records) => new()
    {
        At = at, Prefecture = prefecture,
        Payload = Text(at, null, null, "operator", prefecture, null, action, null, records, [], null),
    };

    private static string Text(DateTimeOffset at, Caller caller, string action, string? right, IReadOnlyList<RecordReference> records,
        IEnumerable<Guid> cases) =>
        Text(at, caller.KeyId, caller.AccountId, CamelCase.Of(caller.Role), caller.Prefecture, caller.Association, action, right, records, cases,
            caller.Request);

    private static string Text(DateTimeOffset at, Guid? key, Guid? account, string role, string prefecture, Guid? association, string action, string? right,
        IReadOnlyList<RecordReference> records, IEnumerable<Guid> cases, string? request)
    {
        var (buffer, json) = desk ??= Desk.New();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteString("at", Instants.Text(at));
        WriteId(json, "key", key);
        if (account is not null)
            WriteId(json, "account", account);
        json.WriteString("role", role);
        json.WriteString("prefecture", prefecture);
        WriteId(json, "association", association);
        json.WriteString("action", action);
        json.WriteString("right", right);
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("noun", record.Noun);
            json.WriteString("id", record.Id);
            if (record.Digest is not null)
                json.WriteString("digest", record.Digest);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var caseId in cases.Distinct())
            json.WriteStringValue(caseId);
        json.WriteEndArray();
        json.WriteString("request", request);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // Each thread writes one entry at a time, and every entry anew.
    [ThreadStatic]
    private static Desk? desk;

    private sealed record Desk(ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)
    {
        public static Desk New()
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            return new Desk(buffer, new Utf8JsonWriter(buffer));
        }
    }

    private static void WriteId(Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    private static class UseCase<TRequest> where TRequest : IUseCase
    {
        public static readonly string Action = CamelCase.Of((typeof(TRequest).DeclaringType ?? typeof(TRequest)).Name);
        public static readonly string Right = CamelCase.Of(TRequest.Requires);
    }
}
