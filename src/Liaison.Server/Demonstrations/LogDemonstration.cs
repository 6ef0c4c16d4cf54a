using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>The cabinet logs a street demonstration, with the declarations it has received or with none.</summary>
public static class LogDemonstration
{
    /// <param name="AssociationIds">The organisers, as far as they are known: a spontaneous demonstration may have none.</param>
    /// <param name="Day">Civil day of the place.</param>
    public sealed record Command(IReadOnlyList<Guid> AssociationIds, DateOnly Day, string Place, IReadOnlyList<string> Communes, string Purpose,
        TimeOnly? AssemblyTime = null, IReadOnlyList<DeclareDemonstration.Body>? Declarations = null) : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.LogDemonstrations;
        public static IReadOnlyList<Refusal> Refuses =>
            [CommonRules.UnknownReference, DemonstrationRules.ReceivedInFuture, DemonstrationRules.AuthorityTwice];
        public static object Example => new Command([], new(2017, 11, 29), "Parvis de la préfecture", ["Amiens"], "Soutien à des familles",
            new(18, 0), [(DeclareDemonstration.Body)DeclareDemonstration.Body.Example]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.AssociationIds).Distinct(DemonstrationRules.MaxOrganisers);
            RuleFor(command => command.Day).Day();
            RuleFor(command => command.Place).Text(DemonstrationRules.PlaceLength);
            RuleFor(command => command.Communes).SomeDistinct(DemonstrationRules.MaxCommunes);
            RuleForEach(command => command.Communes).Text(DemonstrationRules.CommuneLength);
            RuleFor(command => command.Purpose).Text(DemonstrationRules.PurposeLength);
            RuleFor(command => command.Declarations!).Distinct(DemonstrationRules.MaxDeclarations).When(command => command.Declarations is not null);
            RuleForEach(command => command.Declarations).SetValidator(new DeclareDemonstration.BodyValidator());
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            foreach (var associationId in command.AssociationIds)
                await MustBeKnown(associationId);
            var today = await PrefectureTable.Today(db);
            var known = new Demonstration
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, Reference = await References.Next(db, "MA", command.Day.Year),
                AssociationIds = command.AssociationIds, Day = command.Day, AssemblyTime = command.AssemblyTime, Place = command.Place,
                Communes = command.Communes, Purpose = command.Purpose,
            };
            var logged = (command.Declarations ?? []).Aggregate(known, (demonstration, declaration) =>
                demonstration.Receive(declaration.Authority, declaration.ReceivedDay, db.Now, today));
            await DemonstrationTable.Insert(db, logged);
            return logged.Id;
        }

        // A suspended association may demonstrate: the log says what happens, not who may write here.
        private async Task MustBeKnown(Guid associationId)
        {
            if (await db.Find<Guid?>(KnownSql, new { associationId, db.Prefecture }) is null)
                throw CommonRules.UnknownReference.In("associationIds");
        }
    }

    private const string KnownSql = "SELECT id FROM association WHERE id = @associationId AND prefecture_code = @Prefecture";

    public static Task<Created<ReadDemonstration.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/demonstrations", id => new ReadDemonstration.Query(id), ct);
}
