using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>The OpenAPI document: names of schemas, how a caller is known, and the form of moments.</summary>
public static class OpenApi
{
    private const string Bearer = "bearer";
    private const string Session = "session";

    public static IServiceCollection AddContract(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = SchemaName;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(OpenApiOperations.Describe);
        options.AddOperationTransformer(OpenApiExchange.Describe);
        options.AddSchemaTransformer(OpenApiSchemas.Describe);
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Liaison",
            Version = "v1",
            Contact = new OpenApiContact { Name = "The prefecture that runs this service" },
            Description = "Meetings between a French prefecture and the associations that support foreigners without residence permits. "
                + "Every refusal is a problem (RFC 9457) with a stable `code`; its text is French, or English by `Accept-Language: en`.",
        };
        // The document does not depend on where the service runs: it is where the document is.
        document.Servers =
        [
            new OpenApiServer
            {
                Url = "/", Description = "The service that serves this document: production, or a local one.",
                Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) },
            },
        ];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "lia_prefix_secret", Description = "An API key: `Authorization: Bearer lia_…`",
            },
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "__Host-liaison",
                Description = $"The session of a person who has signed in. Whatever writes also brings `{Forgery.Header}`, "
                    + "as `GET /api/v1/me` answers it.",
            },
        };
        document.Components.Headers = OpenApiExchange.Headers();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[OpenApiProblems.Schema] = OpenApiProblems.Problem();
        OpenApiLists.AddTo(document.Components.Schemas);
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, document)] = [] },
        ];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = OpenApiTags.DescriptionOf(tag.Name!);
        OpenApiAnswers.Describe(document);
        return Task.CompletedTask;
    }

    // Use cases nest their types: ReadMeeting.Response is Meeting, OpenCase.Command is OpenCaseCommand.
    private static string? SchemaName(JsonTypeInfo type) => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : NameOf(type.Type);

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying);
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
            return $"{name}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}";
        if (type.DeclaringType is not { } useCase)
            return name;
        return (useCase.Name, name) switch
        {
            (['R', 'e', 'a', 'd', .. var noun], "Response") => noun,
            _ => useCase.Name + name,
        };
    }
}
