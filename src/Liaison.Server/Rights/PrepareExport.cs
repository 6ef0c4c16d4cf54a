using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office puts together what a person is to be handed: it says as whom she stands in linked cases, and which passages are masked since
/// they would harm somebody else. [GDPR art. 15(4)]</summary>
public static class PrepareExport
{
    /// <param name="Appearances">As whom she stands in linked cases; those that are left out do not concern her.</param>
    /// <param name="Masks">The passages that she is not handed; each stands in some text of the export.</param>
    public sealed record Body(IReadOnlyList<Appearance> Appearances, IReadOnlyList<Mask> Masks) : IExample
    {
        public static object Example => new Body([], []);
    }

    /// <param name="Passage">As the export shows it; 1 to 600 characters.</param>
    /// <param name="Reason">Whom it would harm, and how; 1 to 600 characters.</param>
    public sealed record Mask(string Passage, string Reason)
    {
        public sealed class Rules : AbstractValidator<Mask>
        {
            public Rules()
            {
                RuleFor(mask => mask.Passage).Text(AccessRequestRules.TextLength);
                RuleFor(mask => mask.Reason).Text(CommonRules.ReasonLength);
            }
        }
    }

    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            AccessRequestRules.StepNotAllowed, AccessRequestRules.IdentityUnchecked, AccessRequestRules.PassageAbsent, CaseRules.UnknownPerson, RestrictionRules.CaseRestricted,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Appearances).Distinct(CaseLinkRules.MostLinked)
                .Must(appearances => appearances.DistinctBy(appearance => appearance.CaseId).Count() == appearances.Count).Refuses(InputRules.ListRepeats);
            RuleFor(command => command.Body.Masks).Distinct(AccessRequestRules.MostMasks);
            RuleForEach(command => command.Body.Masks).SetValidator(new Mask.Rules());
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (prepared, body) = ((await AccessRequestTable.Load(db, command.Id)).Prepare(db.Now), command.Body);
            // Each is tried on every case, and kept with those whose texts hold it.
            MaskedPassage[] tried = [.. from caseId in body.Appearances.Select(appearance => appearance.CaseId).Prepend(prepared.CaseId)
                                     from mask in body.Masks select new MaskedPassage(caseId, mask.Passage, mask.Reason)];
            var (export, scope) = await ReadExport.Assemble(db, prepared, body.Appearances, tried);
            MaskedPassage[] kept = [.. tried.Where(mask => scope.Cases.Any(exported => exported.Household.Id == mask.CaseId && exported.Texts.Met.Contains(mask.Passage)))];
            for (var index = 0; index < body.Masks.Count; index++)
            {
                if (!kept.Any(mask => mask.Passage == body.Masks[index].Passage))
                    throw AccessRequestRules.PassageAbsent.In($"masks[{index}].passage");
            }
            await AccessRequestTable.Replace(db, prepared.Id, body.Appearances, kept);
            await AccessRequestTable.Save(db, prepared with { PreparedHash = ReadExport.HashOf(export) });
            foreach (var exported in scope.Cases.Skip(1))
                db.Note(Cases.CaseTable.Noun, exported.Household.Id, exported.Household.Id);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAccessRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAccessRequest.Query(id), ct);
}
