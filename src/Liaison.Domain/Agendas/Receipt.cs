using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Agendas;

/// <summary>What an association gets for each case it submits: number, time, hash of the content, summary. [domain rule 13]</summary>
public sealed record Receipt
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid AgendaItemId { get; init; }
    /// <summary>Random, not countable: <c>RC-80-2017-7F3K9QXM</c>.</summary>
    public required string Number { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>SHA-256, in hex, of the case and the question as they stood.</summary>
    public required string Hash { get; init; }
    /// <summary>In French: how many persons, and the question. No name.</summary>
    public required string Summary { get; init; }

    /// <summary>The receipt of a case submitted at an instant.</summary>
    public static Receipt For(AgendaItem item, Case submitted, DateTimeOffset at, int year) => new()
    {
        Id = Ids.New(at), PrefectureCode = item.PrefectureCode, AssociationId = item.AssociationId, CaseId = submitted.Id,
        AgendaItemId = item.Id, Number = $"RC-{item.PrefectureCode}-{year}-{Ids.RandomCode()}", At = at,
        Hash = HashOf(submitted, item.Question),
        Summary = $"{submitted.Persons.Count} personne(s). {item.Question}".TrimEnd(),
    };

    /// <summary>The same content gives the same hash, whatever the order in which it was read.</summary>
    public static string HashOf(Case submitted, string? question)
    {
        var content = JsonSerializer.Serialize(new
        {
            submitted.Reference, submitted.Address, submitted.SituationSummary,
            Persons = submitted.Persons.OrderBy(person => person.Id),
            Mandates = submitted.Mandates.OrderBy(mandate => mandate.Id),
            question,
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
