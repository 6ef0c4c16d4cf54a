using Liaison.Domain.Cases;
using Liaison.Server.Documents;
using Liaison.Server.Pages;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Mvc;

namespace Liaison.Server.Cases;

/// <summary>URL → use case.</summary>
public static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases")
            .WithMetadata(Subject.Of<ReadCase.Query, ReadCase.Response>(id => new(id)));
        cases.MapGet("/", ListCases.Endpoint).Sends<ListCases.Query>("List cases");
        cases.MapPost("/", OpenCase.Endpoint).Sends<OpenCase.Command>("Open a case");
        cases.MapPost("/search", SearchCases.Endpoint).Sends<SearchCases.Query>("Look for a person");
        cases.MapGet("/{id:guid}", ReadCase.Endpoint).Sends<ReadCase.Query>("Read a case");
        cases.MapPut("/{id:guid}", ChangeCase.Endpoint).Sends<ChangeCase.Command>("State address and summary of a case anew").NeedsMatch();
        cases.MapPost("/{id:guid}/persons", AddPerson.Endpoint).Sends<AddPerson.Command>("Add a person to a case");
        cases.MapPut("/{id:guid}/persons/{personId:guid}", ChangePerson.Endpoint).Sends<ChangePerson.Command>("State a person of a case anew")
            .WithMetadata(Part(view => view.Persons.Select(person => person.Id), "personId")).NeedsMatch();
        cases.MapPost("/{id:guid}/mandates", GiveMandate.Endpoint).Sends<GiveMandate.Command>("Give a mandate");
        cases.MapPost("/{id:guid}/mandates/{mandateId:guid}/withdrawal", WithdrawMandate.Endpoint).Sends<WithdrawMandate.Command>("Withdraw a mandate")
            .WithMetadata(Part(view => view.Mandates.Select(mandate => mandate.Id), "mandateId"));
        cases.MapGet("/{id:guid}/documents", ListDocuments.Endpoint).Sends<ListDocuments.Query>("List the documents of a case");
        cases.MapPost("/{id:guid}/documents", AddDocument.Endpoint).Sends<AddDocument.Command>("Attach a document to a case")
            .WithMetadata(new RequestSizeLimitAttribute(AddDocument.MaxBodyBytes));
        var document = Subject.Of<ListDocuments.Query, Page<ListDocuments.Row>>(id => new(id),
            (documents, address) => documents.Data.Any(document => document.Id == Guid.Parse((string)address["documentId"]!)));
        cases.MapGet("/{id:guid}/documents/{documentId:guid}/content", ReadDocument.Endpoint).Sends<ReadDocument.Query>("Read the content of a document")
            .WithMetadata(document).Produces<byte[]>(StatusCodes.Status200OK, DocumentForm.All[0].MediaType, [.. DocumentForm.All.Skip(1).Select(form => form.MediaType)]);
        cases.MapPost("/{id:guid}/documents/{documentId:guid}/removal", RemoveDocument.Endpoint).Sends<RemoveDocument.Command>("Remove the content of a document")
            .WithMetadata(document);
        cases.MapGet("/{id:guid}/duplicates", ListDuplicates.Endpoint).Sends<ListDuplicates.Query>("List the cases that may be of the same household");
        cases.MapGet("/{id:guid}/links", ListLinks.Endpoint).Sends<ListLinks.Query>("List the cases linked with one");
        cases.MapPost("/{id:guid}/links", LinkCases.Endpoint).Sends<LinkCases.Command>("Link two cases of one household");
        cases.MapPost("/{id:guid}/links/{linkId:guid}/undoing", UndoLink.Endpoint).Sends<UndoLink.Command>("Undo a link")
            .WithMetadata(Subject.Of<ListLinks.Query, Page<ListLinks.Row>>(id => new(id),
                (links, address) => links.Data.Any(link => link.Id == Guid.Parse((string)address["linkId"]!))));
        cases.MapGet("/{id:guid}/decisions", ListDecisions.Endpoint).Sends<ListDecisions.Query>("List the decisions on a case");
        cases.MapPost("/{id:guid}/decisions", RecordDecision.Endpoint).Sends<RecordDecision.Command>("Record a decision");
        cases.MapPost("/{id:guid}/decisions/{decisionId:guid}/notification", RecordNotification.Endpoint)
            .Sends<RecordNotification.Command>("Record the notification of a decision")
            .WithMetadata(Subject.Of<ListDecisions.Query, Page<ListDecisions.Response>>(id => new(id),
                (decisions, address) => decisions.Data.Any(decision => decision.Id == Guid.Parse((string)address["decisionId"]!))));
        cases.MapGet("/{id:guid}/deadlines", ReadDeadlines.Endpoint).Sends<ReadDeadlines.Query>("Read the limits that run for a household");
        cases.MapPost("/{id:guid}/urgency", FlagUrgency.Endpoint).Sends<FlagUrgency.Command>("Flag a case as urgent");
        cases.MapPost("/{id:guid}/urgency/lifting", LiftUrgency.Endpoint).Sends<LiftUrgency.Command>("Take the urgent flag away");
        cases.MapGet("/{id:guid}/holds", ListHolds.Endpoint).Sends<ListHolds.Query>("List the legal holds of a case");
        cases.MapPost("/{id:guid}/hold", HoldCase.Endpoint).Sends<HoldCase.Command>("Put a case under legal hold");
        cases.MapPost("/{id:guid}/hold/lifting", LiftHold.Endpoint).Sends<LiftHold.Command>("Lift a legal hold");
        cases.MapGet("/{id:guid}/history", ReadHistory.Endpoint).Sends<ReadHistory.Query>("Read what happened to a case")
            .ComesAsPage<HistoryPage, Page<HistoryEntry>>().Prints<Page<HistoryEntry>>(HistoryDocument.Print, hasPage: true);
    }

    // What lies within a case is there where the case shows it.
    private static Subject Part(Func<ReadCase.Response, IEnumerable<Guid>> parts, string name) => Subject.Of<ReadCase.Query, ReadCase.Response>(
        id => new(id), (view, address) => parts(view).Contains(Guid.Parse((string)address[name]!)));
}
