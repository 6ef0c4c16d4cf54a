using Liaison.Server.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Agendas;

/// <summary>URL → use case.</summary>
public static class AgendaRoutes
{
    public static void MapAgendas(this IEndpointRouteBuilder api)
    {
        var agenda = api.MapGroup("/meetings/{id:guid}/agenda").WithTags("Agendas")
            .WithMetadata(Subject.Of<ReadAgenda.Query, ReadAgenda.Response>(id => new(id)));
        agenda.MapGet("/", ReadAgenda.Endpoint).Sends<ReadAgenda.Query>("Read the agenda of a technical meeting")
            .Prints<ReadAgenda.Response>(AgendaDocument.Print);
        agenda.MapGet("/deadlines", ReadAgendaDeadlines.Endpoint).Sends<ReadAgendaDeadlines.Query>("Read the limits that run for the cases of an agenda");
        agenda.MapPost("/items", ProposeItem.Endpoint).Sends<ProposeItem.Command>("Propose a case, a topic or a waiting item");
        agenda.MapPost("/order", OrderAgenda.Endpoint).Sends<OrderAgenda.Command>("Put the items in an order").NeedsMatch();
        api.MapGet("/meetings/{id:guid}/outcomes", ReadOutcomes.Endpoint).Sends<ReadOutcomes.Query>("Read what came of a technical meeting")
            .Prints<ReadOutcomes.Response>(OutcomesDocument.Print).WithTags("Agendas").WithMetadata(Subject.Of<ReadOutcomes.Query, ReadOutcomes.Response>(id => new(id)));
        var items = api.MapGroup("/agenda-items").WithTags("Agendas")
            .WithMetadata(Subject.Of<ReadAgendaItem.Query, ReadAgendaItem.Response>(id => new(id)));
        items.MapGet("/", ListAgendaItems.Endpoint).Sends<ListAgendaItems.Query>("List agenda items, those in the pool included");
        items.MapGet("/{id:guid}", ReadAgendaItem.Endpoint).Sends<ReadAgendaItem.Query>("Read an agenda item");
        items.MapGet("/{id:guid}/receipt", ReadReceipt.Endpoint).Sends<ReadReceipt.Query>("Read the receipt of a case that was submitted")
            .Prints<ReadReceipt.Response>(ReceiptDocument.Print);
        items.MapPost("/{id:guid}/admission", AdmitItem.Endpoint).Sends<AdmitItem.Command>("Admit an item to the agenda").NeedsMatch();
        items.MapPost("/{id:guid}/return", ReturnItem.Endpoint).Sends<ReturnItem.Command>("Return an item with its gaps").NeedsMatch();
        items.MapPost("/{id:guid}/resubmission", ResubmitItem.Endpoint).Sends<ResubmitItem.Command>("Send a returned item again").NeedsMatch();
        items.MapPost("/{id:guid}/withdrawal", WithdrawItem.Endpoint).Sends<WithdrawItem.Command>("Take an item back").NeedsMatch();
        items.MapPost("/{id:guid}/examination", ExamineItem.Endpoint).Sends<ExamineItem.Command>("Record the examination of an item").NeedsMatch();
        items.MapPost("/{id:guid}/carry-over", CarryOverItem.Endpoint).Sends<CarryOverItem.Command>("Put an item off to the next meeting").NeedsMatch();
        items.MapPost("/{id:guid}/not-reached", RecordItemNotReached.Endpoint).Sends<RecordItemNotReached.Command>("Record that an item was not reached").NeedsMatch();
    }
}
