using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Agendas;

/// <summary>The receipt with which a case was submitted: what the association holds as proof.</summary>
public static class ReadReceipt
{
    public sealed record Query(Guid ItemId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAgendas;
        public static IReadOnlyList<Refusal> Refuses => [AgendaItemRules.NoReceipt];
    }

    /// <param name="Hash">SHA-256, in hex, of the case and the question as they stood.</param>
    /// <param name="Summary">Null where nothing is told of the case any more.</param>
    public sealed record Response(Guid ItemId, Guid AssociationId, Guid CaseId, string CaseReference, string Number, DateTimeOffset At, string Hash,
        string? Summary) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var item = await AgendaItemTable.Load(db, query.ItemId);
            var receipt = await ReceiptTable.OfItem(db, item.Id) ?? throw AgendaItemRules.NoReceipt.Because();
            var reference = await db.Load<string>(Sql, new { receipt.CaseId, db.Prefecture });
            var hidden = await HiddenCases.Among(db, [receipt.CaseId]);
            return new(item.Id, receipt.AssociationId, receipt.CaseId, reference, receipt.Number, receipt.At, receipt.Hash, hidden.Count > 0 ? null : receipt.Summary);
        }
    }

    private const string Sql = "SELECT reference FROM case_record WHERE id = @CaseId AND prefecture_code = @Prefecture";

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
