namespace Liaison.Domain.Meetings;

/// <summary>Who was present on one side, by function and number; no names.</summary>
/// <param name="Side">The side.</param>
/// <param name="AssociationId">Which association, on the side of the associations.</param>
/// <param name="Function">E.g. <c>chef de bureau</c>, <c>bénévole</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Remote">By telephone or video.</param>
public sealed record Attendance(Side Side, Guid? AssociationId, string Function, int Count, bool Remote = false);
