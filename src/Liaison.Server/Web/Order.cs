using FluentValidation;
using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Web;

/// <summary>The order in which a request is refused behind its right: what is not there (404), a missing <c>If-Match</c> (428), a form that is
/// no longer the present one (412), and only then what was sent (400, 422) and what the rules say (409). Whether it is there is looked up
/// only where something else is wrong, and what is expected only inside the write: a request without fault pays nothing for the order.</summary>
public static class Order
{
    private static readonly object Passed = new();

    /// <summary>Stands behind the right of the route. What it passes on may be refused in its order.</summary>
    public static void UseOrder(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata is not { } route || route.GetMetadata<UseCaseMetadata>() is not { } useCase)
            return next(context);
        var subject = route.GetMetadata<Subject>() is { } named && named.IsNamedBy(context.Request.RouteValues) ? named : null;
        if (subject is not null)
            context.Items[Passed] = subject;
        Forms.MustExist(context.Request, route);
        MustBeConditional(context.Request.Headers, route);
        if (subject is not null && useCase.Writes)
            Expect(context, subject);
        return next(context);
    });

    /// <summary>The refusal to answer with: the one at hand, or one that comes before it.</summary>
    public static async Task<Exception> First(HttpContext context, Exception refused)
    {
        if (!IsLate(refused) || !context.Items.TryGetValue(Passed, out var passed) || passed is not Subject subject)
            return refused;
        try
        {
            var tag = await subject.TagNow(context);
            var route = context.GetEndpoint()!.Metadata;
            MustBeConditional(context.Request.Headers, route);
            if (route.GetMetadata<UseCaseMetadata>()!.Writes)
                MustAdmit(context.Request.Headers, tag);
            return refused;
        }
        catch (Exception earlier)
        {
            return earlier;
        }
    }

    // What is wrong with a precondition itself.
    private static void MustBeConditional(IHeaderDictionary headers, EndpointMetadataCollection route)
    {
        if (headers.IfMatch.Count == 0 && route.GetMetadata<NeedsMatch>() is not null)
            throw new HttpRefusedException(StatusCodes.Status428PreconditionRequired, ExchangeRules.PreconditionRequired);
        if ((headers.IfMatch.Count > 0 && !Preconditions.IsWellFormed(headers.IfMatch))
            || (headers.IfNoneMatch.Count > 0 && !Preconditions.IsWellFormed(headers.IfNoneMatch)))
            throw new HttpRefusedException(StatusCodes.Status400BadRequest, ExchangeRules.PreconditionMalformed);
    }

    private static void Expect(HttpContext context, Subject subject)
    {
        if (context.Request.Headers is { IfMatch.Count: > 0 } or { IfNoneMatch.Count: > 0 })
            context.RequestServices.GetRequiredService<Expected>().Check = async () => MustAdmit(context.Request.Headers, await subject.TagNow(context));
    }

    // A write that expects something finds it so, or changes nothing.
    private static void MustAdmit(IHeaderDictionary headers, string tag)
    {
        if ((headers.IfMatch.Count > 0 && !Preconditions.Admits(headers.IfMatch, tag))
            || (headers.IfNoneMatch.Count > 0 && Preconditions.Knows(headers.IfNoneMatch, tag)))
            throw new HttpRefusedException(StatusCodes.Status412PreconditionFailed, ExchangeRules.PreconditionFailed);
    }

    // Refusals that come after those of the address and of its precondition.
    private static bool IsLate(Exception refused) => refused is BadHttpRequestException or ValidationException
        or RefusedException { Refusal.Kind: RefusalKind.Content }
        or HttpRefusedException { Status: not StatusCodes.Status412PreconditionFailed };
}
