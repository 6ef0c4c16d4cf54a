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

/// <summary>The foreigners office notes that a person asked what is known of her; it is answered within a month. [GDPR art. 12(3), 15]</summary>
public static class LogAccessRequest
{
    /// <param name="ReceivedDay">Local day.</param>
    /// <param name="IdentityCheck">How her identity was checked; left out where it is still to be.</param>
    /// <param name="Note">What in particular she wants to know; at most 600 characters.</param>
    public sealed record Command(Guid CaseId, Guid PersonId, Channel Channel, DateOnly ReceivedDay, IdentityCheck? IdentityCheck = null, string? Note = null)
        : ICommand<Guid>, IMayTouchRestricted, IExample
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [CommonRules.UnknownReference, CaseRules.UnknownPerson, AccessRequestRules.ReceivedInFuture];
        public static object Example => new Command(new Guid("01941d00-0000-7000-8000-000000000001"), new Guid("01941d00-0000-7000-8000-000000000002"),
            Channel.Counter, new DateOnly(2017, 1, 2), Domain.Rights.IdentityCheck.ShownAtCounter);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.ReceivedDay).Day();
            RuleFor(command => command.Note).OptionalText(AccessRequestRules.TextLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Sought(db, command.CaseId, "caseId");
            var today = await PrefectureTable.Today(db);
            var request = new AccessRequest
            {
                Id = Ids.New(db.Now), PrefectureCode = household.PrefectureCode, CaseId = household.Id, PersonId = household.Person(command.PersonId, "personId").Id,
                Reference = AccessRequest.NewReference(household.PrefectureCode, today.Year), Channel = command.Channel, ReceivedDay = command.ReceivedDay,
                DueDay = command.ReceivedDay, IdentityCheck = command.IdentityCheck, Note = command.Note,
            }.Checked(today);
            await AccessRequestTable.Insert(db, request);
            return request.Id;
        }
    }

    public static Task<Created<ReadAccessRequest.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/access-requests", id => new ReadAccessRequest.Query(id), ct);
}
