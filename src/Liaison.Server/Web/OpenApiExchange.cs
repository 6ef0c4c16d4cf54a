using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What each operation of the document says of the exchange: the headers it takes and gives, and what is refused of it.</summary>
public static partial class OpenApiExchange
{
    /// <summary>The headers that answers give.</summary>
    public static Dictionary<string, IOpenApiHeader> Headers() => new()
    {
        ["ETag"] = Says("Strong tag of the form that this reader gets."),
        [IdempotencyKey.Replayed] = Says("`true` where this was done before under the same Idempotency-Key."),
        ["Retry-After"] = Says("Seconds to wait, where waiting helps."),
        ["RateLimit-Policy"] = Says("The quota: `q` requests in `w` seconds."),
        ["RateLimit"] = Says("What is left of it: `r` requests; it is full again in `t` seconds."),
    };

    /// <summary>The refusals of the exchange that an operation can answer with.</summary>
    public static IEnumerable<(int Status, Refusal Refusal)> RefusalsOf(UseCaseMetadata useCase, ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        yield return (400, ExchangeRules.PreconditionMalformed);
        yield return (403, ExchangeRules.HttpsRequired);
        yield return (406, ExchangeRules.FormNotAvailable);
        if (useCase.Writes ? SubjectOf(description) is not null : IsTagged(description))
            yield return (412, ExchangeRules.PreconditionFailed);
        if (metadata.OfType<NeedsMatch>().Any())
            yield return (428, ExchangeRules.PreconditionRequired);
        if (TakesKey(useCase, description))
        {
            yield return (400, RepeatRules.Malformed);
            yield return (422, RepeatRules.Reused);
            if (useCase.Request.GetInterfaces().All(request => request != typeof(ICommand<Guid>) && request != typeof(ICommand<Unit>)))
                yield return (409, RepeatRules.AnsweredOnce);
        }
        yield return (429, ExchangeRules.LimitExceeded);
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var description = context.Description;
        if (description.ActionDescriptor.EndpointMetadata.OfType<UseCaseMetadata>().FirstOrDefault() is not { } useCase)
            return Task.CompletedTask;
        operation.Parameters ??= [];
        if (!useCase.Writes && IsTagged(description))
        {
            operation.Parameters.Add(Header("If-None-Match", "Tags known already; where the present one is among them, the answer is 304."));
            operation.Responses!["304"] = new OpenApiResponse { Description = "Not modified since the tag in `If-None-Match`." };
        }
        if (TakesKey(useCase, description))
            operation.Parameters.Add(Header(IdempotencyKey.Header,
                "A quoted string of the sender's own. For 24 hours the same request under it is done once and answered again; another one is refused.",
                new() { Type = JsonSchemaType.String, MaxLength = IdempotencyKey.LongestLine, Pattern = IdempotencyKey.Pattern }));
        if (useCase.Writes && SubjectOf(description) is { } subject)
            operation.Parameters.Add(IfMatch(subject, description, context.ApplicationServices));
        foreach (var (status, response) in operation.Responses!)
            AddHeaders(status, (OpenApiResponse)response, description, context.Document);
        return Task.CompletedTask;
    }

    private static OpenApiParameter IfMatch(Subject subject, ApiDescription description, IServiceProvider services)
    {
        var path = PathOf(subject.Query, services);
        var header = Header("If-Match", $"The `ETag` of `GET {path}` as it was read, or `*` for whatever there is.");
        header.Required = description.ActionDescriptor.EndpointMetadata.OfType<NeedsMatch>().Any();
        header.Extensions = new Dictionary<string, IOpenApiExtension> { ["x-etag-of"] = new JsonNodeExtension(JsonValue.Create(path)) };
        return header;
    }

    private static void AddHeaders(string status, OpenApiResponse response, ApiDescription description, OpenApiDocument? document)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        void Add(string name) => response.Headers[name] = new OpenApiHeaderReference(name, document);
        if (status is "200" or "201" or "304" && IsTagged(description))
            Add("ETag");
        if (status is "200" or "201" && TakesKey(description.ActionDescriptor.EndpointMetadata.OfType<UseCaseMetadata>().First(), description))
            Add(IdempotencyKey.Replayed);
        if (status is "429" or "503")
            Add("Retry-After");
        if (status is not "503")
        {
            Add("RateLimit-Policy");
            Add("RateLimit");
        }
    }

    private static bool TakesKey(UseCaseMetadata useCase, ApiDescription description) => useCase.Writes && description.HttpMethod == "POST";

    private static OpenApiParameter Header(string name, string description, OpenApiSchema? form = null) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Schema = form ?? Line(),
    };

    private static OpenApiHeader Says(string description) => new() { Description = description, Schema = Line() };

    private static OpenApiSchema Line() => new() { Type = JsonSchemaType.String, MaxLength = WebRules.MaxHeaderBytes, Pattern = "^[ -~]*$" };

    private static bool IsTagged(ApiDescription description) => description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>()
        .Any(method => method.ReturnType.IsGenericType && Tagged.Shows(method.ReturnType.GetGenericArguments()[0]));

    private static Subject? SubjectOf(ApiDescription description) => description.ActionDescriptor.EndpointMetadata.OfType<Subject>()
        .LastOrDefault(subject => subject.IsNamedBy(new RouteValueDictionary(
            description.ParameterDescriptions.Select(parameter => KeyValuePair.Create(parameter.Name, (object?)"")))));

    private static string PathOf(Type query, IServiceProvider services) => services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<UseCaseMetadata>()?.Request == query)
        .Select(endpoint => Constraint().Replace(endpoint.RoutePattern.RawText!, "}").TrimEnd('/')).Single();

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();
}
