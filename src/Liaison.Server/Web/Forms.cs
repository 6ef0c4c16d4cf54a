using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Liaison.Server.Web;

/// <summary>The forms in which a route answers, against those that <c>Accept</c> admits.</summary>
public static class Forms
{
    private const string Json = "application/json";

    private static readonly ConditionalWeakTable<EndpointMetadataCollection, string[]> Known = [];

    /// <summary>Refused with 406 <c>form.not_available</c> where none is admitted. A refusal itself is a problem, whatever is admitted.</summary>
    public static void MustExist(HttpRequest request, EndpointMetadataCollection route)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is "*/*" or Json))
            return;
        var forms = Known.GetValue(route, Of);
        if (!MediaTypeHeaderValue.TryParseList(accept!, out var admitted)
            || !admitted.Any(range => range.Quality != 0 && forms.Any(form => range.MatchesMediaType(form))))
            throw new HttpRefusedException(StatusCodes.Status406NotAcceptable, ExchangeRules.FormNotAvailable);
    }

    /// <summary>Whether a form is wanted more than JSON.</summary>
    public static bool Prefers(HttpRequest request, string form) => Preferred(request, [form]) is not null;

    /// <summary>Which of some forms is wanted most, the first of those wanted alike; null where JSON is wanted as much.</summary>
    public static string? Preferred(HttpRequest request, IReadOnlyList<string> forms) => request.Headers.Accept.Count > 0
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept!, out var admitted)
        && forms.MaxBy(form => QualityOf(form, admitted)) is { } best && QualityOf(best, admitted) > QualityOf(Json, admitted) ? best : null;

    private static double QualityOf(string form, IEnumerable<MediaTypeHeaderValue> admitted) =>
        admitted.Where(range => range.MatchesMediaType(form)).Select(range => range.Quality ?? 1).DefaultIfEmpty(0).Max();

    /// <summary>The forms in which a route answers.</summary>
    public static string[] Of(EndpointMetadataCollection route) => route.OfType<IProducesResponseTypeMetadata>()
        .Where(answer => answer.StatusCode is >= 200 and < 300).SelectMany(answer => answer.ContentTypes).Append(Json)
        .Concat(route.OfType<CsvForm>().Select(_ => CsvForm.MediaType)).Concat(route.OfType<PrintedForm>().SelectMany(printed => printed.Forms))
        .Concat(route.OfType<HtmlForm>().Select(_ => HtmlForm.MediaType)).Distinct().ToArray();
}
