using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The office puts the items of an agenda in an order, carried-over ones first.</summary>
public static class OrderAgenda
{
    private const int MaxItems = 1000;

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.PrepareAgendas;
        public static IReadOnlyList<Refusal> Refuses =>
            [AgendaRules.InterviewHasNoAgenda, AgendaRules.Closed, AgendaRules.OrderIncomplete, AgendaRules.CarriedOverFirst];
    }

    /// <param name="ItemIds">Each item that has a place, once.</param>
    public sealed record Body(IReadOnlyList<Guid> ItemIds) : IExample
    {
        public static object Example => new Body([new("0195d2a0-0000-7000-8000-000000000001"), new("0195d2a0-0000-7000-8000-000000000002")]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.ItemIds).Distinct(MaxItems);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var meeting = await MeetingTable.Load(db, command.MeetingId);
            foreach (var item in Agenda.Rank(meeting, await AgendaItemTable.OfMeeting(db, meeting.Id), command.Body.ItemIds))
                await AgendaItemTable.Save(db, item);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAgenda.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAgenda.Query(id), ct);
}
