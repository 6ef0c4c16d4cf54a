using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    public const string ProblemSchema = "Problem";
    private const string ProblemMediaType = "application/problem+json";
    private static readonly JsonSerializerOptions Json = JsonRules.Configure(new JsonSerializerOptions());

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<UseCaseMetadata>().FirstOrDefault() is not { } useCase)
            return Task.CompletedTask;
        operation.Description = $"Right: `{CamelCase.Of(useCase.Right)}` ({string.Join(", ", RolesOf(useCase.Right))}).";
        ShowExample(operation, context.Description);
        foreach (var parameter in context.Description.ParameterDescriptions)
            ShowForm(operation.Parameters?.FirstOrDefault(shown => shown.Name == parameter.Name)?.Schema as OpenApiSchema, parameter.Type);
        operation.Responses ??= [];
        var services = context.ApplicationServices.GetRequiredService<IServiceProviderIsService>();
        foreach (var refusals in RefusalsOf(useCase, context.Description, services).GroupBy(refusal => refusal.Status).OrderBy(group => group.Key))
            operation.Responses[$"{refusals.Key}"] = Answer(refusals.Key,
                [.. refusals.Select(refusal => refusal.Refusal).DistinctBy(refusal => refusal.Code)], context.Document);
        return Task.CompletedTask;
    }

    /// <summary>The schema of every refusal. [RFC 9457]</summary>
    public static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal. Further members are facts of this one refusal, e.g. state, step and allowedSteps.",
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "urn:liaison:problem: and the code" },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The text in the caller's language." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable code." },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By camelCase path of a field: what is wrong with it.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
                            ["message"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        },
                    },
                },
            },
        },
    };

    private static IEnumerable<string> RolesOf(Right right) =>
        Enum.GetValues<Role>().Where(role => Policy.Allows(role, right)).Select(role => CamelCase.Of(role));

    private static void ShowExample(OpenApiOperation operation, ApiDescription description)
    {
        var body = description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (body?.IsAssignableTo(typeof(IExample)) != true || operation.RequestBody?.Content is not { } content)
            return;
        var example = body.GetProperty(nameof(IExample.Example), BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        foreach (var form in content.Values)
            form.Example = JsonSerializer.SerializeToNode(example, Json);
    }

    // What an address holds is read by types of its own, of which the framework knows only that they are texts.
    private static void ShowForm(OpenApiSchema? schema, Type? type)
    {
        var read = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (schema is null || read is null)
            return;
        if (read == typeof(LocalDay))
            schema.Format = "date";
        if (read.IsGenericType && read.GetGenericTypeDefinition() == typeof(Named<>))
            schema.Enum = [.. Enum.GetNames(read.GetGenericArguments()[0]).Select(name => JsonValue.Create(CamelCase.Of(name)))];
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
        if (description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Query))
            yield return (400, WebRules.ParameterMalformed);
        if (description.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body))
        {
            yield return (400, WebRules.BodyMalformed);
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
        foreach (var refusal in (Refusal[])[Data.DataRules.Busy, Data.DataRules.Unavailable, Journal.JournalRules.Unavailable])
            yield return (503, refusal);
        if (useCase.Writes)
            yield return (503, WebRules.AnswerWithheld);
        foreach (var refused in OpenApiExchange.RefusalsOf(useCase, description))
            yield return refused;
        foreach (var refusal in useCase.Refuses)
            yield return (Problems.StatusOf(refusal), refusal);
    }

    private static OpenApiResponse Answer(int status, IReadOnlyList<Refusal> refusals, OpenApiDocument? document) => new()
    {
        Description = string.Join("\n", refusals.Select(refusal => $"- `{refusal.Code}` {refusal.English}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemMediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(ProblemSchema, document),
                Example = JsonSerializer.SerializeToNode(Problems.Body(status, refusals[^1], refusals[^1].English), Json),
            },
        },
        Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-codes"] = new JsonNodeExtension(new JsonArray([.. refusals.Select(refusal => JsonValue.Create(refusal.Code))])),
        },
    };
}
