using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Server.Agendas;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet grants an audience; the cases that its request brought are referred to a technical meeting all the same. [domain rule 5]</summary>
public static class GrantAudience
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DecideAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRequestRules.StepNotAllowed, LocalTime.Skipped];
    }

    /// <param name="StartsAt">Local time of the prefecture.</param>
    public sealed record Body(DateTime StartsAt, string Place, AudienceHost ReceivedBy) : IExample
    {
        public static object Example => new Body(new(2017, 12, 4, 17, 0, 0), "Préfecture", AudienceHost.DirectorOfCabinet);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.StartsAt).Moment();
            RuleFor(command => command.Body.Place).Text(AudienceRules.PlaceLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var request = await AudienceRequestTable.Load(db, command.Id);
            var zone = (await PrefectureTable.Mine(db)).Zone;
            var (granted, referrals) = request.Grant(db.Now, LocalTime.DayOf(db.Now, zone));
            await AudienceRequestTable.Save(db, granted);
            await AudienceTable.Insert(db, new Audience
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = request.AssociationId, RequestId = request.Id,
                Reference = await References.Next(db, "AU", command.Body.StartsAt.Year), StartsAt = LocalTime.InstantOf(command.Body.StartsAt, zone),
                Day = DateOnly.FromDateTime(command.Body.StartsAt), Place = command.Body.Place, ReceivedBy = command.Body.ReceivedBy,
            });
            await ReferralTable.InsertAll(db, referrals);
            await Placement.PlaceWaiting(db, request.AssociationId);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadAudienceRequest.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAudienceRequest.Query(id), ct);
}
