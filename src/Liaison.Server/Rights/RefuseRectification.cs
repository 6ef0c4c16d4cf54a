using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The foreigners office refuses a correction, with its reason; what the person says of it herself stands beside it. [GDPR art. 12(4), 16]</summary>
public static class RefuseRectification
{
    /// <param name="ReceivedDay">The local day on which it was asked for.</param>
    /// <param name="Reason">Why nothing is changed; at most 600 characters.</param>
    /// <param name="PersonId">Whom it is about; left out where it is about address and summary.</param>
    /// <param name="Statement">What the person wants to stand beside it; at most 600 characters.</param>
    public sealed record Body(AskedBy AskedBy, DateOnly ReceivedDay, string Reason, Guid? PersonId = null, string? Statement = null) : IExample
    {
        public static object Example => new Body(AskedBy.Association, new DateOnly(2017, 1, 2), "Le passeport présenté confirme la date inscrite.",
            Statement: "La date de mon passeport est fausse.");
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.RectifyCases;
        public static IReadOnlyList<Refusal> Refuses => [RectificationRules.ReceivedInFuture, CommonRules.ReasonRequired, CaseRules.UnknownPerson];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.ReceivedDay).Day();
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
            RuleFor(command => command.Body.Statement).OptionalText(AccessRequestRules.TextLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (household, body) = (await CaseTable.Load(db, command.CaseId), command.Body);
            if (body.PersonId is { } personId)
                household.Person(personId, "personId");
            await RectificationTable.Insert(db, new Rectification
            {
                Id = Ids.New(db.Now), CaseId = household.Id, PersonId = body.PersonId, AskedBy = body.AskedBy, ReceivedDay = body.ReceivedDay, DecidedAt = db.Now,
                Status = RectificationStatus.Refused, Reason = body.Reason, Statement = body.Statement,
            }.Checked(await PrefectureTable.Today(db)));
            await CaseTable.Touch(db, household.Id);
            return Unit.Value;
        }
    }

    public static Task<Created<Page<ListRectifications.Row>>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}/rectifications", new ListRectifications.Query(id), ct);
}
