using System.Security.Cryptography;
using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>Either side attaches a document to a case; it is kept sealed, and no name of a file is.</summary>
public static class AddDocument
{
    /// <summary>The longest body: the longest content as base64, and room for the rest.</summary>
    public const int MaxBodyBytes = DocumentRules.MostBytes / 3 * 4 + 64 * 1024;

    /// <param name="MediaType"><c>application/pdf</c>, <c>image/jpeg</c> or <c>image/png</c>.</param>
    /// <param name="Content">At most 5 MiB, as base64.</param>
    /// <param name="Title">At most 200 characters.</param>
    /// <param name="PersonId">Of whom it speaks; left out where of the whole household.</param>
    /// <param name="Confidentiality">Whether the other side may know of it.</param>
    public sealed record Body(DocumentKind Kind, string MediaType, byte[] Content, string Title = "", Guid? PersonId = null,
        Confidentiality Confidentiality = Confidentiality.Shared) : IExample
    {
        public static object Example => new Body(DocumentKind.Schooling, "application/pdf", [.. "%PDF-1.7 exemple"u8], "Certificat de scolarité 2017-2018");
    }

    public sealed record Command(Guid CaseId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses =>
        [
            DocumentRules.MediaTypeNotTaken, DocumentRules.TooLarge, DocumentRules.ContentDiffers, DocumentRules.TooMany, CaseRules.UnknownPerson,
        ];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Title).OptionalText(CaseRules.NameLength);
            RuleFor(command => command.Body.MediaType).DomainForm(40);
            RuleFor(command => command.Body.Content).DomainBytes(DocumentRules.MostBytes);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (household, body) = (await CaseTable.Load(db, command.CaseId), command.Body);
            DocumentRules.Check(body.MediaType, body.Content);
            if (body.PersonId is not null && household.HidesOf(body.PersonId, await PrefectureTable.Today(db)))
                throw CaseRules.UnknownPerson.In("personId");
            DocumentRules.MustTakeOneMore((await DocumentTable.OfCase(db, household.Id)).Count(document => document.Status == DocumentStatus.Kept));
            await DocumentTable.Insert(db, Document(household, body), body.Content);
            await CaseTable.Touch(db, household.Id);
            return Unit.Value;
        }

        private CaseDocument Document(Case household, Body body) => new()
        {
            Id = Ids.New(db.Now), CaseId = household.Id, PersonId = body.PersonId, Kind = body.Kind, Confidentiality = body.Confidentiality,
            Side = db.Caller.Side, AddedAt = db.Now, MediaType = body.MediaType, Bytes = body.Content.Length,
            Title = body.Title, Hash = Convert.ToHexStringLower(SHA256.HashData(body.Content)),
        };
    }

    public static Task<Created<Page<ListDocuments.Row>>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Add(new Command(id, body), $"/api/v1/cases/{id}/documents", new ListDocuments.Query(id), ct);
}
