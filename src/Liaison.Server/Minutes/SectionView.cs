using Liaison.Domain.Minutes;
using Liaison.Server.Journal;

namespace Liaison.Server.Minutes;

/// <summary>A section of minutes as its writers read it.</summary>
/// <param name="Id">Of an item of the agenda: that of the item.</param>
/// <param name="AssociationId">Whose item it is; null for a general point.</param>
/// <param name="Title">At most 200 characters; empty for an item.</param>
/// <param name="Text">At most 4,000 characters.</param>
/// <param name="Wordings">How often it was written.</param>
public sealed record SectionView(Guid Id, SectionKind Kind, Guid? AgendaItemId, Guid? CaseId, Guid? AssociationId, string Title, string Text,
    SectionStatus Status, int Wordings) : IShowsCases
{
    IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);

    public static SectionView Of(MinutesSection section) => new(section.Id, section.Kind, section.AgendaItemId, section.CaseId, section.AssociationId,
        section.Title, section.Text, section.Status, section.Version);
}
