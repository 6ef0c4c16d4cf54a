using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>One field at fault: a stable code and its text in the caller's language.</summary>
public sealed record FieldProblem(string Code, string Message);

/// <summary>Maps every refusal, the router's own included, to one form of answer. [RFC 9457]</summary>
public static partial class Problems
{
    private const string MediaType = "application/problem+json";
    private static readonly JsonSerializerOptions Json = JsonRules.Configure(new JsonSerializerOptions());

    /// <summary>HTTP status of a refusal.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Content => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Right => StatusCodes.Status403Forbidden,
        RefusalKind.Absent => StatusCodes.Status404NotFound,
        RefusalKind.Gone => StatusCodes.Status410Gone,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>Answers exceptions and bare statuses of the router with a problem. A refusal is no error and is not logged;
    /// what is unforeseen is logged by its type and place alone, for its message may hold what somebody sent.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception error) when (!context.Response.HasStarted)
            {
                await Answer(context, await Order.First(context, error), app.Logger);
            }
        });
        app.UseStatusCodePages(context =>
        {
            Unreadable.MustNotBe(context.HttpContext);
            return Answer(context.HttpContext);
        });
    }

    /// <summary>Writes a refusal as a problem.</summary>
    public static Task Write(HttpContext context, int status, Refusal refusal, IReadOnlyList<(string Name, object? Value)>? facts = null,
        IReadOnlyDictionary<string, FieldProblem[]>? errors = null)
    {
        var body = Body(status, refusal, refusal.Text(facts));
        if (errors is not null)
            body["errors"] = errors;
        foreach (var (name, value) in facts ?? [])
            body.TryAdd(name, value);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable && refusal != Data.DataRules.OutcomeUnknown)
            context.Response.Headers.RetryAfter = "1";
        return context.Response.WriteAsJsonAsync(body, Json, MediaType, context.RequestAborted);
    }

    /// <summary>The members that every problem has.</summary>
    public static Dictionary<string, object?> Body(int status, Refusal refusal, string title) => new()
    {
        ["type"] = $"urn:liaison:problem:{refusal.Code}",
        ["title"] = title,
        ["status"] = status,
        ["code"] = refusal.Code,
    };

    private static Task Answer(HttpContext context, Exception error, ILogger logger) => error switch
    {
        RefusedException { Field: { } field } refused => Write(context, StatusOf(refused.Refusal), refused.Refusal, refused.Facts,
            new Dictionary<string, FieldProblem[]> { [field] = [new(refused.Refusal.Code, refused.Refusal.Text(refused.Facts))] }),
        RefusedException refused => Write(context, StatusOf(refused.Refusal), refused.Refusal, refused.Facts),
        HttpRefusedException refused => Write(context, refused.Status, refused.Refusal, refused.Current is { } current ? [("current", current)] : null,
            refused.Field is { } field ? OneField(field, refused.Refusal) : null),
        ValidationException invalid => Write(context, StatusCodes.Status422UnprocessableEntity, WebRules.ContentInvalid, errors: FieldsOf(invalid)),
        BadHttpRequestException bad => AnswerBad(context, bad),
        OperationCanceledException when context.RequestAborted.IsCancellationRequested => Task.CompletedTask,
        _ => AnswerUnforeseen(context, error, logger),
    };

    private static Task AnswerUnforeseen(HttpContext context, Exception error, ILogger logger)
    {
        LogUnforeseen(logger, context.Request.Method, context.GetEndpoint()?.DisplayName, error.GetType().Name, error.StackTrace);
        return Write(context, StatusCodes.Status500InternalServerError, WebRules.Failed);
    }

    private static Task AnswerBad(HttpContext context, BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => Write(context, bad.StatusCode, WebRules.BodyTooLarge),
        StatusCodes.Status415UnsupportedMediaType => Write(context, bad.StatusCode, WebRules.MediaTypeNotSupported),
        _ when ParameterName().Match(bad.Message) is { Success: true } parameter => Write(context, StatusCodes.Status400BadRequest, WebRules.ParameterMalformed,
            errors: OneField(parameter.Groups[1].Value + parameter.Groups[2].Value, WebRules.ParameterMalformed)),
        _ when bad.InnerException is JsonException { Path: { Length: > 1 } path } => Write(context, StatusCodes.Status400BadRequest, WebRules.BodyMalformed,
            errors: OneField(MemberPath.Of(path), WebRules.BodyMalformed)),
        _ => Write(context, StatusCodes.Status400BadRequest, WebRules.BodyMalformed),
    };

    private static Task Answer(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound when context.GetEndpoint() is null => Write(context, 404, WebRules.RouteUnknown),
        StatusCodes.Status404NotFound => Write(context, 404, CommonRules.Absent),
        StatusCodes.Status405MethodNotAllowed => Write(context, 405, WebRules.MethodNotAllowed),
        StatusCodes.Status413PayloadTooLarge => Write(context, 413, WebRules.BodyTooLarge),
        StatusCodes.Status415UnsupportedMediaType => Write(context, 415, WebRules.MediaTypeNotSupported),
        StatusCodes.Status400BadRequest => Write(context, 400, WebRules.BodyMalformed),
        var status => Write(context, status, WebRules.Failed),
    };

    private static Dictionary<string, FieldProblem[]> FieldsOf(ValidationException invalid) => invalid.Errors
        .GroupBy(failure => CamelPath(failure.PropertyName))
        .ToDictionary(field => field.Key, field => field.Select(failure => new FieldProblem(failure.ErrorCode, failure.ErrorMessage)).ToArray());

    private static Dictionary<string, FieldProblem[]> OneField(string field, Refusal refusal) =>
        new() { [field] = [new(refusal.Code, refusal.Text())] };

    // A command carries what was sent under Body; the sender knows no such member.
    private static string CamelPath(string path) => string.Join('.', path.Split('.').Where((part, index) => index > 0 || part != "Body")
        .Select(part => string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(part[0])}{part[1..]}")));

    [LoggerMessage(1, LogLevel.Error, "{Method} {Endpoint} failed with {Type}\n{Stack}")]
    private static partial void LogUnforeseen(ILogger logger, string method, string? endpoint, string type, string? stack);

    // The framework names the parameter in its message alone; bodies are told apart from parameters of the address there too.
    [GeneratedRegex("^(?:Failed to bind parameter \"[^\"]* ([A-Za-z]+)\" from \"|Required parameter \"[^\"]* ([A-Za-z]+)\" was not provided from (?:query|route))")]
    private static partial Regex ParameterName();
}
