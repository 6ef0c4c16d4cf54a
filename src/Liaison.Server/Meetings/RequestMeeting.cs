using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Domain.Statistics;
using Liaison.Server.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>An association requests a technical meeting, with the cases it would put forward, or a specific interview.</summary>
public static class RequestMeeting
{
    /// <param name="CaseId">A case of the association.</param>
    /// <param name="Question">What is asked about it; at most 600 characters.</param>
    public sealed record NamedCase(Guid CaseId, string? Question = null);

    public sealed record Command(MeetingKind Kind, string Subject, Contact Contact,
        IReadOnlyList<PreferredPeriod>? PreferredPeriods = null, IReadOnlyList<NamedCase>? Cases = null) : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.RequestMeetings;
        public static IReadOnlyList<Refusal> Refuses =>
            [StatisticsRules.PeriodReversed, AgendaRules.InterviewCaseNotAllowed, CommonRules.UnknownReference, AgendaItemRules.CaseAlreadyOpen];
        public static object Example => new Command(MeetingKind.Technical, "Situations de familles suivies par l'association",
            new Contact("Nom Exemple", "contact@example.org"), [new(new(2017, 12, 4), new(2017, 12, 15))],
            [new(Guid.Parse("019a0000-0000-7000-8000-000000000001"), "Convocation pour déposer une demande ?")]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Subject).Text(MeetingRequestRules.SubjectLength);
            RuleFor(command => command.Contact.Name).Text(MeetingRequestRules.ContactLength);
            RuleFor(command => command.Contact.Email).OptionalText(MeetingRequestRules.ContactLength)
                .Must(email => string.IsNullOrWhiteSpace(email) || email.Contains('@', StringComparison.Ordinal)).Refuses(InputRules.FormatWrong);
            RuleFor(command => command.Contact.Phone).OptionalText(MeetingRequestRules.ContactLength);
            RuleFor(command => command.PreferredPeriods!).Distinct(MeetingRequestRules.MaxPeriods).When(command => command.PreferredPeriods is not null);
            RuleForEach(command => command.PreferredPeriods).SetValidator(new PeriodRules());
            RuleFor(command => command.Cases).AtMost(MeetingRequestRules.MaxCases);
            RuleFor(command => command.Cases).Must(cases => cases is null || cases.DistinctBy(named => named.CaseId).Count() == cases.Count)
                .Refuses(InputRules.ListRepeats);
            RuleForEach(command => command.Cases).SetValidator(new NamedCaseRules());
        }
    }

    public sealed class NamedCaseRules : AbstractValidator<NamedCase>
    {
        public NamedCaseRules() => RuleFor(named => named.Question).OptionalText(AgendaItemRules.QuestionLength);
    }

    public sealed class PeriodRules : AbstractValidator<PreferredPeriod>
    {
        public PeriodRules()
        {
            RuleFor(days => days.From).Day();
            RuleFor(days => days.To).Day();
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var today = await PrefectureTable.Today(db);
            var cases = command.Cases ?? [];
            var request = new MeetingRequest
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = db.Association!.Value,
                Reference = await References.Next(db, "DR", today.Year), Kind = command.Kind, Subject = command.Subject,
                PreferredPeriods = command.PreferredPeriods ?? [], Contact = command.Contact, ReceivedDay = today,
            }.Checked(cases.Count);
            await MeetingRequestTable.Insert(db, request);
            foreach (var (index, named) in cases.Index())
                await Submit(request, named, index, today.Year);
            return request.Id;
        }

        private async Task Submit(MeetingRequest request, NamedCase named, int index, int year)
        {
            var submitted = await CaseTable.Named(db, named.CaseId, $"cases[{index}].caseId");
            // A tick apart: an agenda goes by the time of submission, and so keeps the order in which they were named.
            var at = db.Now.AddTicks(index);
            var item = request.Bring(Ids.New(at), named.CaseId, named.Question, at);
            await Placement.PutForward(db, item);
            await ReceiptTable.Insert(db, Receipt.For(item, submitted, at, year));
        }
    }

    public static Task<Created<ReadMeetingRequest.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/meeting-requests", id => new ReadMeetingRequest.Query(id), ct);
}
