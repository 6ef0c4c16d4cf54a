using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Associations;
using Liaison.Domain.Cases;
using Liaison.Server.Associations;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>An association, or the office for one, proposes a case, a general topic or a waiting item for a technical meeting.</summary>
public static class ProposeItem
{
    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Guid>
    {
        public static Right Requires => Right.ProposeItems;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            AgendaItemRules.SubjectUnclear, CommonRules.UnknownReference, AssociationRules.NotActive, AgendaRules.InterviewCaseNotAllowed,
            AgendaRules.InterviewHasNoAgenda, AgendaItemRules.NotInvited, AgendaRules.Frozen, AgendaRules.Closed, CommonRules.ReasonRequired,
            AgendaItemRules.StepNotAllowed, AgendaItemRules.CaseAlreadyOpen, InputRules.Required,
        ];
    }

    /// <summary>Exactly one of: a case with its question, a topic, a waiting item.</summary>
    /// <param name="AssociationId">Whose topic it is; an association may leave it out.</param>
    /// <param name="Reason">Why the office head adds to a frozen agenda.</param>
    public sealed record Body(Guid? CaseId = null, string? Question = null, string? Topic = null, Guid? ItemId = null,
        Guid? AssociationId = null, string? Reason = null) : IExample
    {
        public static object Example => new Body(new("0195d2a0-0000-7000-8000-000000000003"), "Admission exceptionnelle au séjour : où en est l'examen ?");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body).Must(IsClear).Refuses(AgendaItemRules.SubjectUnclear).OverridePropertyName("caseId");
            RuleFor(command => command.Body.Question!).Text(AgendaItemRules.QuestionLength).When(command => command.Body.CaseId is not null);
            RuleFor(command => command.Body.Topic!).Text(AgendaItemRules.TopicLength).When(command => command.Body.Topic is not null);
            RuleFor(command => command.Body.Reason).OptionalText(CommonRules.ReasonLength);
        }

        private static bool IsClear(Body body) => body switch
        {
            { CaseId: not null } => body is { Topic: null, ItemId: null, AssociationId: null },
            { Topic: not null } => body is { Question: null, ItemId: null },
            { ItemId: not null } => body is { Question: null, AssociationId: null },
            _ => false,
        };
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        // What is proposed, and the case where it is submitted now.
        private sealed record Subject(AgendaItem Item, bool IsNew, Case? Submitted = null);

        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.MeetingId);
            var subject = await Of(command.Body);
            var proposed = db.Caller.May(Right.AddLateItems)
                ? subject.Item.AddLateTo(meeting, command.Body.Reason ?? "")
                : subject.Item.ProposeFor(meeting);
            if (!subject.IsNew)
                await AgendaItemTable.Save(db, proposed);
            else
                await Placement.PutForward(db, proposed);
            if (subject.Submitted is { } submitted)
                await ReceiptTable.Issue(db, proposed, submitted);
            return proposed.Id;
        }

        private async Task<Subject> Of(Body body) => body switch
        {
            { CaseId: { } caseId } => await OfCase(caseId, body.Question!),
            { Topic: { } topic } => new(New(await AssociationTable.SpokenFor(db, body.AssociationId)) with { Topic = topic }, IsNew: true),
            _ => new(await AgendaItemTable.Named(db, body.ItemId!.Value, "itemId"), IsNew: false),
        };

        // An item of the case that has its place on an agenda stays there: the insert then finds the case open already.
        private async Task<Subject> OfCase(Guid caseId, string question)
        {
            var submitted = await CaseTable.Named(db, caseId, "caseId");
            return await AgendaItemTable.OpenOfCase(db, caseId) is { MeetingId: null } waiting
                ? new(waiting with { Question = question }, IsNew: false)
                : new(New(submitted.AssociationId) with { CaseId = caseId, Question = question }, IsNew: true, submitted);
        }

        private AgendaItem New(Guid associationId) =>
            new() { Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = associationId, SubmittedAt = db.Now };
    }

    public static Task<Created<ReadAgendaItem.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Create(new Command(id, body), "/api/v1/agenda-items", itemId => new ReadAgendaItem.Query(itemId), ct);
}
