using Liaison.Domain.Cases;

namespace Liaison.Domain.Agendas;

/// <summary>What is said in the meeting about where a case goes; neither a decision nor a commitment. [domain rule 16]</summary>
public enum Orientation
{
    /// <summary>Convocation to file an application.</summary>
    SummonsToFile,
    /// <summary>Demande de pièces.</summary>
    DocumentsRequested,
    /// <summary>The office goes on examining.</summary>
    UnderReview,
    /// <summary>Réexamen.</summary>
    Reexamination,
    /// <summary>Sent to the residence-permit commission.</summary>
    ReferredToCommission,
    /// <summary>Transferred to another prefecture.</summary>
    Transferred,
    /// <summary>To be filed online.</summary>
    ApplyOnline,
    /// <summary>Favourable in principle.</summary>
    FavourableInPrinciple,
    /// <summary>Unfavourable in principle; needs the category of the reason.</summary>
    UnfavourableInPrinciple,
    /// <summary>No longer relevant.</summary>
    NoLongerRelevant,
}

/// <summary>Why an orientation is unfavourable.</summary>
public enum ReasonCategory
{
    /// <summary>The conditions of the ground put forward are not met.</summary>
    GroundNotMet,
    /// <summary>Length of residence in France.</summary>
    LengthOfResidence,
    /// <summary>Evidence produced.</summary>
    Evidence,
    /// <summary>Private and family ties.</summary>
    Ties,
    /// <summary>Resources or employment.</summary>
    Resources,
    /// <summary>Public order.</summary>
    PublicOrder,
    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>The orientation of one person where it differs from that of the item.</summary>
public sealed record PersonOrientation(Guid PersonId, Orientation Orientation);

/// <summary>The adversarial examination of an item: both views, and exactly one orientation for each person.</summary>
/// <param name="Orientation">The orientation of everybody not listed; null only for a topic.</param>
/// <param name="ReasonCategory">Needed where an orientation is unfavourable.</param>
/// <param name="AssociationView">At most 600 characters, no medical text.</param>
/// <param name="OfficeView">At most 600 characters, no medical text.</param>
/// <param name="Persons">Persons whose orientation differs.</param>
public sealed record Examination(Orientation? Orientation, ReasonCategory? ReasonCategory, string? AssociationView,
    string? OfficeView, IReadOnlyList<PersonOrientation> Persons)
{
    public const int ViewLength = 600;

    /// <summary>Checks it against the case of the item. Codes: <c>agenda_item.orientation_required</c>,
    /// <c>agenda_item.topic_has_no_orientation</c>, <c>agenda_item.person_twice</c>, <c>agenda_item.reason_category_required</c>,
    /// <c>case.unknown_person</c>.</summary>
    /// <param name="examined">The case, or null for a topic.</param>
    public Examination CheckedFor(Case? examined)
    {
        if (examined is null)
            return Orientation is null && ReasonCategory is null && Persons.Count == 0 ? this : throw AgendaItemRules.TopicHasNoOrientation.In("orientation");
        if (Orientation is null)
            throw AgendaItemRules.OrientationRequired.In("orientation");
        foreach (var person in Persons)
            examined.Person(person.PersonId, "persons");
        if (Persons.DistinctBy(person => person.PersonId).Count() < Persons.Count)
            throw AgendaItemRules.PersonTwice.In("persons");
        var unfavourable = Persons.Select(person => person.Orientation).Append(Orientation.Value)
            .Contains(Agendas.Orientation.UnfavourableInPrinciple);
        return unfavourable && ReasonCategory is null ? throw AgendaItemRules.ReasonCategoryRequired.In("reasonCategory") : this;
    }

    /// <summary>The orientation of one person.</summary>
    public Orientation? Of(Guid personId) => Persons.FirstOrDefault(person => person.PersonId == personId)?.Orientation ?? Orientation;
}
