using Liaison.Domain.Associations;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Associations;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Rights;

/// <summary>One case in which the person who asks stands.</summary>
/// <param name="Self">As whom.</param>
/// <param name="Former">What was stated before, of everybody.</param>
/// <param name="Association">The association that has the case.</param>
/// <param name="IsMandated">Whether the person, or somebody for a child, has given it a mandate: it is named then.</param>
internal sealed record ExportedCase(Case Household, Person Self, IReadOnlyList<FormerTable.Statement> Former, Association Association, bool IsMandated,
    ExportTexts Texts)
{
    public string AssociationName => IsMandated ? Association.Name : ExportTexts.OtherAssociation;

    /// <summary>Whether something that names one person, or nobody, is about the one who asks.</summary>
    public bool Concerns(Guid? personId) => personId is null || personId == Self.Id;
}

/// <summary>What concerns one person: the case in which she asked, and those linked with it in which an agent has recognised her. Linked cases in which she
/// does not stand are not hers to know of.</summary>
/// <param name="AsOf">The moment for which it is told.</param>
internal sealed record ExportScope(LocalNow AsOf, IReadOnlyList<ExportedCase> Cases)
{
    /// <summary>The scope of a request. Codes: <c>case.destroyed</c>, <c>case.unknown_person</c> where a named person stands in no linked case, and
    /// <c>case.restricted</c> where the caller would be shown a part alone.</summary>
    public static async Task<ExportScope> Of(Session db, AccessRequest request, IReadOnlyList<Appearance> appearances, IReadOnlyList<MaskedPassage> masks)
    {
        var now = await PrefectureTable.Now(db);
        var (household, linked) = (await CaseTable.Load(db, request.CaseId), await Linked(db, request.CaseId));
        var named = appearances.ToDictionary(appearance => appearance.CaseId, appearance => appearance.PersonId);
        if (named.Keys.Except(linked.Select(other => other.Id)).Any())
            throw CaseRules.UnknownPerson.In("appearances");
        List<(Case Household, Person Self)> own = [(household, household.Person(request.PersonId, "personId")),
            .. linked.Where(other => named.ContainsKey(other.Id)).Select(other => (other, other.Person(named[other.Id], "appearances")))];
        if (!db.Caller.ReadsRestricted)
            await Frozen.MustNotBeRestricted(db, own.Select(one => one.Household.Id));
        var asOf = new LocalNow(request.PreparedAt ?? now.Instant, now.Zone, now.Holidays);
        return new ExportScope(asOf, await Exported(db, own, linked, masks, asOf.Day));
    }

    /// <summary>The cases linked with one, apart from it, oldest first.</summary>
    public static async Task<IReadOnlyList<Case>> Linked(Session db, Guid caseId)
    {
        var linked = new List<Case>();
        foreach (var id in await db.List<Guid>("""
            SELECT id FROM case_record
            WHERE household_id = (SELECT household_id FROM case_record WHERE id = @caseId) AND id <> @caseId AND prefecture_code = @Prefecture AND certificate IS NULL
            ORDER BY id
            """, new { caseId, db.Prefecture }))
            linked.Add(await CaseTable.Load(db, id));
        return linked;
    }

    // The others of the whole household are masked in each of its cases: one's text may name whom only another states.
    private static async Task<IReadOnlyList<ExportedCase>> Exported(Session db, List<(Case Household, Person Self)> own, IReadOnlyList<Case> linked,
        IReadOnlyList<MaskedPassage> masks, DateOnly day)
    {
        var selves = own.Select(one => one.Self.Id).ToHashSet();
        var (stated, former) = (new List<Person>(), new Dictionary<Guid, IReadOnlyList<FormerTable.Statement>>());
        foreach (var household in linked.Append(own[0].Household))
        {
            former[household.Id] = await FormerTable.OfCase(db, household.Id);
            stated.AddRange([.. household.Persons, .. former[household.Id].Select(statement => statement.Person).OfType<Person>()]);
        }
        var others = new OthersNames(stated.Where(person => !selves.Contains(person.Id)), stated.Where(person => selves.Contains(person.Id)));
        var cases = new List<ExportedCase>();
        var associations = new Dictionary<Guid, Association>();
        foreach (var household in linked.Append(own[0].Household))
            associations[household.Id] = await AssociationTable.Load(db, household.AssociationId);
        var known = own.Where(one => Mandates(one, day)).Select(one => one.Household.AssociationId).ToHashSet();
        string[] unknown = [.. associations.Values.Where(association => !known.Contains(association.Id)).Select(association => association.Name).Distinct()];
        foreach (var one in own)
        {
            string[] passages = [.. masks.Where(mask => mask.CaseId == one.Household.Id).Select(mask => mask.Passage)];
            cases.Add(new(one.Household, one.Self, former[one.Household.Id], associations[one.Household.Id], known.Contains(one.Household.AssociationId),
                new ExportTexts(others, unknown, passages)));
        }
        return cases;
    }

    // A child is in the case by the mandate of its parents.
    private static bool Mandates((Case Household, Person Self) one, DateOnly day) =>
        one.Self.IsMinorOn(day) || one.Household.Mandates.Any(mandate => mandate.PersonId == one.Self.Id);
}
