using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Imports;
using Liaison.Server.Journal;
using Liaison.Server.Retention;

namespace Liaison.Server.Rights;

/// <summary>Puts together what is known of a person in one case. What names somebody else is left out; in texts the names are.</summary>
internal sealed class ExportOfCase(Session db, ExportScope scope, ExportedCase exported)
{
    private readonly LocalNow asOf = scope.AsOf;
    private readonly Case household = exported.Household;
    private readonly ExportTexts texts = exported.Texts;

    /// <summary>All of it.</summary>
    /// <param name="prefecture">Name of the prefecture, under which its own people are told.</param>
    public async Task<CaseExport> Assemble(string prefecture)
    {
        var decisions = await DecisionTable.OfCase(db, household.Id);
        return new CaseExport(household.Id, household.Reference, exported.AssociationName, household.OpenedAt, Identity(exported.Self), Cleaned(household.Address),
            texts.Of(household.SituationSummary),
            [.. exported.Former.Where(statement => exported.Concerns(statement.Person?.Id)).Select(statement => new FormerExport(statement.ReplacedAt, statement.Side,
                statement.Person is null ? null : Identity(statement.Person), Cleaned(statement.Address), texts.Of(statement.SituationSummary)))],
            await Rectifications(), await Restrictions(), Mandates(), await new ExportOfItems(db, exported).Items(),
            [.. decisions.Where(decision => exported.Concerns(decision.PersonId)).Select(decision => new DecisionExport(decision.Kind, decision.MadeDay,
                decision.NotifiedDay, decision.Article, decision.PersonId is null))],
            await Documents(), await Urgencies(),
            [.. DeadlineView.Of(household, decisions, asOf).Where(limit => exported.Concerns(limit.PersonId))],
            await new ExportOfItems(db, exported).Referrals(),
            [.. (await ImportRowTable.OfCase(db, household.Id)).Select(origin => new ImportExport(origin.MadeAt,
                origin.ByAssociation ? Side.Association : Side.Prefecture, origin.CommittedAt))],
            await Links(), await Holds(), await Retention(), await Recipients(prefecture));
    }

    private IdentityExport Identity(Person person) => new(person.FamilyName, person.GivenNames, person.BirthDate, person.BirthYear, person.Nationalities,
        person.GroundCodeOn(asOf.Day), person.Agdref, person.IsMinorOn(asOf.Day));

    private Address? Cleaned(Address? address) => address is null ? null : address with { Street = texts.Of(address.Street) ?? "" };

    private MandateExport[] Mandates() => [.. household.Mandates.Where(mandate => mandate.PersonId == exported.Self.Id).Select(mandate => new MandateExport(mandate.Scope,
        mandate.RiskInformed, mandate.Language, mandate.GivenDay, mandate.EndDay, mandate.WithdrawnDay, texts.Of(mandate.ProofReference)))];

    private async Task<IReadOnlyList<RectificationExport>> Rectifications() =>
        [.. (await RectificationTable.OfCase(db, household.Id)).Select(kept => kept.Rectification).Where(decided => exported.Concerns(decided.PersonId))
            .Select(decided => new RectificationExport(decided.Status, decided.AskedBy, decided.ReceivedDay, decided.DecidedAt, texts.Of(decided.Reason),
                texts.Of(decided.Statement)))];

    private async Task<IReadOnlyList<RestrictionExport>> Restrictions()
    {
        var restrictions = new List<RestrictionExport>();
        foreach (var restriction in await RestrictionTable.OfCase(db, household.Id))
            restrictions.Add(new(restriction.Ground, restriction.FromDay, restriction.ToldDay, restriction.Status, await Steps(restriction.Id)));
        return restrictions;
    }

    private async Task<IReadOnlyList<DocumentExport>> Documents() =>
        [.. (await DocumentTable.OfCase(db, household.Id)).Where(document => exported.Concerns(document.PersonId)).Select(document => new DocumentExport(document.Kind,
            texts.Of(document.Title), document.Side, document.AddedAt, document.MediaType, document.Bytes, document.Hash, document.Status, document.PersonId is null))];

    private async Task<IReadOnlyList<StepExport>> Urgencies() =>
        [.. (await UrgencyTable.PassagesOfCase(db, household.Id)).Select(passage => ExportOfItems.Show(db, exported, passage))];

    private async Task<IReadOnlyList<StepExport>> Links()
    {
        var steps = new List<StepExport>();
        foreach (var link in (await CaseLinkTable.OfCase(db, household.Id)).Where(link => scope.Cases.Any(one => one.Household.Id == link.From(household.Id))))
            steps.AddRange((await PassageTable.Of(db, link.Id)).Select(passage => ExportOfItems.Show(exported, passage, passage.ReasonIn(db, null))));
        return steps;
    }

    private async Task<IReadOnlyList<StepExport>> Holds()
    {
        var steps = new List<StepExport>();
        foreach (var hold in await HoldTable.OfCase(db, household.Id))
            steps.AddRange(await Steps(hold.Id));
        return steps;
    }

    private async Task<IReadOnlyList<StepExport>> Steps(Guid nounId) =>
        [.. (await PassageTable.Of(db, nounId)).Select(passage => ExportOfItems.Show(db, exported, passage))];

    private async Task<RetentionExport> Retention()
    {
        var activity = (await RetentionTable.ActivityOf(db, household.Reference, asOf.Zone))!;
        var months = (await RetentionTable.Months(db))[activity.Category];
        return new(activity.Category, months, activity.LastActDay, activity.LastActDay.AddMonths(months), activity.IsHeld);
    }

    private async Task<IReadOnlyList<RecipientExport>> Recipients(string prefecture)
    {
        var recipients = await CaseReaders.Of(db, household.Id, asOf.Instant);
        return [.. recipients.Select(reader => new RecipientExport(reader.Association is null ? prefecture : exported.AssociationName, reader.Role,
            LocalTime.DayOf(reader.FirstAt, asOf.Zone), LocalTime.DayOf(reader.LastAt, asOf.Zone), reader.Times))];
    }
}
