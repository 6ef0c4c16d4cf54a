using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Imports;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>An association, or the office in its name, brings a table of cases. It is read and checked, and no case is opened yet.</summary>
public static class UploadImport
{
    /// <param name="AssociationId">Needed from the office; an association can name only itself.</param>
    /// <param name="Rows">Its rows, checked.</param>
    public sealed record Command(IReadOnlyList<ImportRow> Rows, Guid? AssociationId) : ICommand<Guid>
    {
        public static Right Requires => Right.ImportCases;
        public static IReadOnlyList<Refusal> Refuses =>
            [.. TableRules.All, AssociationRules.NotActive, CommonRules.UnknownReference, InputRules.Required];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var made = Import.New(db.Prefecture, db.Association, await AssociationTable.SpokenFor(db, command.AssociationId), db.Now);
            await ImportTable.Insert(db, made);
            await ImportRowTable.Insert(db, made.Id, command.Rows);
            return made.Id;
        }
    }

    /// <param name="associationId">Needed from the office; an association can name only itself.</param>
    public static async Task<Created<ReadImport.Response>> Endpoint(Guid? associationId, HttpRequest request, Session db, Acts acts, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        // Read and checked before the write begins: others need not wait for that.
        var rows = TableFile.Read(file.ToArray(), request.ContentType);
        var today = await PrefectureTable.Today(db);
        return await acts.Create(new Command([.. ImportCheck.Households(rows, today, db.Prefecture).OrderBy(row => row.Number)], associationId), "/api/v1/imports",
            id => new ReadImport.Query(id), ct);
    }
}
