using System.Reflection;
using System.Text.Json;
using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What each operation of the document says beyond its types: an example of its body, and every code it can answer with.</summary>
public static class OpenApiOperations
{
    private static readonly JsonSerializerOptions Json = JsonRules.Configure(new JsonSerializerOptions());

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<UseCaseMetadata>().FirstOrDefault() is not { } useCase)
            return Task.CompletedTask;
        operation.ShowAccess(useCase.Right);
        ShowExample(operation, context.Description);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakenFile>().FirstOrDefault() is { } file)
            operation.RequestBody = file.Body();
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CsvForm>().Any())
            OpenApiLists.AddTable(operation);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<PrintedForm>().FirstOrDefault() is { } printed)
            printed.Describe(operation);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<HtmlForm>().Any())
            HtmlForm.AddTo(operation);
        foreach (var parameter in context.Description.ParameterDescriptions)
        {
            if (operation.Parameters?.FirstOrDefault(shown => shown.Name == parameter.Name)?.Schema is OpenApiSchema schema)
                OpenApiSchemas.ShowParameter(schema, parameter.Name, parameter.Type, useCase.Request);
        }
        operation.Responses ??= [];
        var services = context.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
        foreach (var refusals in RefusalsOf(useCase, context.Description, services).GroupBy(refusal => refusal.Status).OrderBy(group => group.Key))
            operation.Responses[$"{refusals.Key}"] = OpenApiProblems.Answer(refusals.Key,
                [.. refusals.Select(refusal => refusal.Refusal).DistinctBy(refusal => refusal.Code)], context.Document);
        return Task.CompletedTask;
    }

    private static void ShowExample(OpenApiOperation operation, ApiDescription description)
    {
        var body = description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (body?.IsAssignableTo(typeof(IExample)) != true || operation.RequestBody?.Content is not { } content)
            return;
        var example = body.GetProperty(nameof(IExample.Example), BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        foreach (var form in content.Values)
            form.Example = JsonSerializer.SerializeToNode(example, Json);
    }

    private static IEnumerable<(int Status, Refusal Refusal)> RefusalsOf(UseCaseMetadata useCase, ApiDescription description,
        IServiceProviderIsService services)
    {
        foreach (var refusal in (Refusal[])[WebRules.KeyMissing, WebRules.KeyUnknown, WebRules.KeyExpired, WebRules.KeyRevoked,
            WebRules.KeyReplaced, SessionRules.Unknown, SessionRules.Expired, SessionRules.Ended])
            yield return (401, refusal);
        if (!HttpMethods.IsGet(description.HttpMethod!))
            yield return (400, SessionRules.AntiforgeryInvalid);
        yield return (403, WebRules.KeyNetworkNotAllowed);
        yield return (403, Authorisation.RightMissing);
        if (useCase.Writes)
            yield return (403, AssociationRules.Suspended);
        if (description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Path))
            yield return (404, CommonRules.Absent);
        if (description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Query)
            || description.ActionDescriptor.EndpointMetadata.OfType<CsvForm>().Any())
            yield return (400, WebRules.ParameterMalformed);
        if (description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body))
        {
            yield return (400, WebRules.BodyMalformed);
            yield return (413, WebRules.BodyTooLarge);
            yield return (415, WebRules.MediaTypeNotSupported);
        }
        if (description.ActionDescriptor.EndpointMetadata.OfType<TakenFile>().Any())
        {
            yield return (413, WebRules.BodyTooLarge);
            yield return (415, WebRules.MediaTypeNotSupported);
        }
        if (services.IsService(typeof(IValidator<>).MakeGenericType(useCase.Request)))
            yield return (422, WebRules.ContentInvalid);
        if (useCase.Writes)
        {
            yield return (409, Data.DataRules.ChangedMeanwhile);
            yield return (503, Data.DataRules.OutcomeUnknown);
        }
        foreach (var refusal in (Refusal[])[Data.DataRules.Busy, Data.DataRules.Unavailable, Journal.JournalRules.Unavailable,
            Protection.ProtectionRules.Unreadable])
            yield return (503, refusal);
        foreach (var refusal in Frozen.RefusalsOf(useCase.Request, useCase.Right, useCase.Writes))
            yield return (Problems.StatusOf(refusal), refusal);
        foreach (var refused in OpenApiExchange.RefusalsOf(useCase, description))
            yield return refused;
        foreach (var refusal in description.ActionDescriptor.EndpointMetadata.OfType<PrintedForm>().SelectMany(printed => printed.Refuses))
            yield return (Problems.StatusOf(refusal), refusal);
        yield return (500, WebRules.Failed);
        foreach (var refusal in useCase.Refuses)
            yield return (Problems.StatusOf(refusal), refusal);
    }
}
