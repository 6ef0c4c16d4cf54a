using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>An association acknowledges that it has its extract of the last edition, or the office records that it handed it over. [domain rule 25]</summary>
public static class DeliverExtract
{
    /// <param name="AssociationId">To whom; an association may leave it out.</param>
    /// <param name="Means">How; an association acknowledges as <c>read</c>.</param>
    /// <param name="Day">Local day; today where it is left out.</param>
    public sealed record Body(DeliveryMeans Means = DeliveryMeans.Read, Guid? AssociationId = null, DateOnly? Day = null) : IExample
    {
        public static object Example => new Body(DeliveryMeans.Post, new("0195d2a0-0000-7000-8000-000000000004"), new DateOnly(2027, 1, 19));
    }

    public sealed record Command(Guid MeetingId, int Number, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            MinutesRules.EditionNotLast, MinutesRules.AlreadyDelivered, MinutesRules.DeliveredBeforeConclusion, CommonRules.UnknownReference, InputRules.Required,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Body.Day).OptionalDay();
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (minutes, body) = (await MinutesTable.Of(db, command.MeetingId), command.Body);
            var edition = await EditionTable.Numbered(db, minutes.Id, command.Number);
            var now = await PrefectureTable.Now(db);
            var day = minutes.DeliveredOn(command.Number, LocalTime.DayOf(edition.ConcludedAt!.Value, now.Zone), body.Day ?? now.Day, now.Day);
            await DeliveryTable.Insert(db, edition.Id, await ToWhom(command.MeetingId, body.AssociationId), db.Association is null ? body.Means : DeliveryMeans.Read, day);
            return Unit.Value;
        }

        private async Task<Guid> ToWhom(Guid meetingId, Guid? named)
        {
            var id = named ?? db.Association ?? throw InputRules.Required.In("associationId");
            return (db.Association is null || db.Association == id) && (await MinutesReading.Invited(db, meetingId)).ContainsKey(id)
                ? id : throw CommonRules.UnknownReference.In("associationId");
        }
    }

    public static Task<Ok<Page<ListEditions.Row>>> Endpoint(Guid id, int number, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, number, body), new ListEditions.Query(id), ct);
}
