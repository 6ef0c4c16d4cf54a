using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The data protection officer proposes a destruction list: every case that is eligible at this moment, or the one that somebody asked or
/// ordered to be erased. Its cases are frozen from then on. [domain rule 41]</summary>
public static class ProposeDestruction
{
    private const int ReferenceLength = 40;

    /// <param name="Basis">With <c>period</c> every case that is eligible; otherwise one case, within its period too.</param>
    /// <param name="CaseReference">Reference of the one case; none with <c>period</c>.</param>
    /// <param name="Reason">Who asked or ordered, and when; none with <c>period</c>. At most 600 characters.</param>
    public sealed record Command(DestructionBasis Basis, string? CaseReference = null, string? Reason = null) : ICommand<Guid>, IMayTouchFrozen, IExample
    {
        public static Right Requires => Right.ProposeDestruction;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            RetentionRules.NothingEligible, RetentionRules.CaseNeeded, RetentionRules.CaseOpen, RetentionRules.CaseHeld, RetentionRules.CaseFrozen,
            RetentionRules.CaseDestroyed, CommonRules.UnknownReference,
        ];
        public static object Example => new Command(DestructionBasis.Period);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.CaseReference).OptionalText(ReferenceLength);
            RuleFor(command => command.Reason).OptionalText(CommonRules.ReasonLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            DestructionList.MustFit(command.Basis, command.CaseReference, command.Reason);
            var now = await PrefectureTable.Now(db);
            var list = DestructionList.Propose(Ids.New(db.Now), db.Prefecture, command.Basis, command.Reason, now.Day,
                command.CaseReference is { } reference ? [await Named(reference, now.Zone)] : await Eligible(now.Day, now.Zone));
            await DestructionListTable.Insert(db, list);
            return list.Id;
        }

        private async Task<ListedCase> Named(string reference, TimeZoneInfo zone) =>
            (await RetentionTable.ActivityOf(db, reference, zone) ?? throw CommonRules.UnknownReference.In("caseReference")).Listed();

        private async Task<IReadOnlyList<ListedCase>> Eligible(DateOnly day, TimeZoneInfo zone)
        {
            var months = await RetentionTable.Months(db);
            return [.. (await RetentionTable.Activities(db, zone)).Where(activity => activity.StandingOn(day, months[activity.Category]) == Standing.Eligible)
                .Select(activity => activity.Listed())];
        }
    }

    public static Task<Created<ReadDestructionList.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/destruction-lists", id => new ReadDestructionList.Query(id), ct);
}
