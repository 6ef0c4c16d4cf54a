using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Associations;

/// <summary>The office registers an association with its prefecture.</summary>
public static class RegisterAssociation
{
    public sealed record Command(string Name, string? Rna = null, string? Siren = null, string? CourtRegister = null, Guid? SponsorId = null)
        : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.RegisterAssociations;
        public static IReadOnlyList<Refusal> Refuses =>
            [AssociationRules.RnaInvalid, AssociationRules.SirenInvalid, AssociationRules.AlreadyRegistered, AssociationRules.NotActive,
                CommonRules.UnknownReference];
        public static object Example => new Command("Collectif Exemple", Rna: "W802001234");
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).Text(AssociationRules.NameLength);
            RuleFor(command => command.Rna).DomainForm(10, "^W[0-9][0-9A-Z][0-9]{7}$");
            RuleFor(command => command.Siren).DomainForm(9, "^[0-9]{9}$");
            RuleFor(command => command.CourtRegister).OptionalText(AssociationRules.NameLength);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.SponsorId is { } sponsorId)
                await AssociationTable.Active(db, sponsorId, "sponsorId");
            var association = new Association
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, Name = command.Name, Rna = command.Rna, Siren = command.Siren,
                CourtRegister = command.CourtRegister, SponsorId = command.SponsorId,
            }.Checked();
            await AssociationTable.Insert(db, association);
            return association.Id;
        }
    }

    public static Task<Created<ReadAssociation.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/associations", id => new ReadAssociation.Query(id), ct);
}
