using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Audiences;
using Liaison.Server.Associations;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Demonstrations;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>An association asks for an audience, naming its cases; or the cabinet logs a request it received, with a number and labels that it
/// never reads again.</summary>
public static class RequestAudience
{
    /// <param name="Topics">The matters to speak of, from the closed list.</param>
    /// <param name="AssociationId">Who asks; an association leaves it out.</param>
    /// <param name="DemonstrationId">The demonstration it follows; an association can name only one that it organises.</param>
    /// <param name="ReceivedDay">Local day of reception; an association may leave it out, then it is today.</param>
    /// <param name="CaseIds">From the association alone.</param>
    /// <param name="BroughtCaseCount">From the cabinet alone: how many cases were brought.</param>
    /// <param name="CaseLabels">From the cabinet alone, written and never read back by it.</param>
    public sealed record Command(IReadOnlyList<AudienceTopic> Topics, Guid? AssociationId = null, Guid? DemonstrationId = null,
        DateOnly? ReceivedDay = null, IReadOnlyList<Guid>? CaseIds = null, int BroughtCaseCount = 0, IReadOnlyList<string>? CaseLabels = null)
        : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.LogAudienceRequests;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            InputRules.Required, CommonRules.UnknownReference, AssociationRules.NotActive, AudienceRequestRules.ReceivedInFuture,
            AudienceRequestRules.LabelsExceedCount,
            AudienceRequestRules.CasesByAssociationOnly, AudienceRequestRules.LabelsByCabinetOnly,
        ];
        public static object Example => new Command([AudienceTopic.Reception, AudienceTopic.Housing], ReceivedDay: new(2017, 11, 29));
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Topics).SomeDistinct(Enum.GetValues<AudienceTopic>().Length);
            RuleFor(command => command.ReceivedDay).OptionalDay();
            RuleFor(command => command.CaseIds!).Distinct(AudienceRequestRules.MaxCases).When(command => command.CaseIds is not null);
            RuleFor(command => command.BroughtCaseCount).Between(0, AudienceRequestRules.MaxCases);
            RuleFor(command => command.CaseLabels!).Distinct(AudienceRequestRules.MaxCases).When(command => command.CaseLabels is not null);
            RuleForEach(command => command.CaseLabels).Text(AudienceRequestRules.LabelLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var today = await PrefectureTable.Today(db);
            var received = command.ReceivedDay ?? (db.Association is null ? throw InputRules.Required.In("receivedDay") : today);
            var asked = new AudienceRequest
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, Reference = "", ReceivedDay = received, Topics = command.Topics,
                AssociationId = await AssociationTable.SpokenFor(db, command.AssociationId), DemonstrationId = command.DemonstrationId,
                CaseIds = command.CaseIds ?? [], BroughtCaseCount = command.BroughtCaseCount, CaseLabels = command.CaseLabels ?? [],
            }.NamedBy(db.Caller.Side).Checked(today);
            await MustBeKnown(asked);
            await AudienceRequestTable.Insert(db, asked with { Reference = await References.Next(db, "DA", received.Year) });
            return asked.Id;
        }

        private async Task MustBeKnown(AudienceRequest asked)
        {
            if (asked.DemonstrationId is { } demonstrationId)
                await DemonstrationTable.Named(db, demonstrationId, "demonstrationId");
            foreach (var caseId in asked.CaseIds)
                await CaseTable.Named(db, caseId, "caseIds");
        }
    }

    public static Task<Created<ReadAudienceRequest.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/audience-requests", id => new ReadAudienceRequest.Query(id), ct);
}
