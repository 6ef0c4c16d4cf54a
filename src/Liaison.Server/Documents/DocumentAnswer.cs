using System.Text;
using Liaison.Domain.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Documents;

/// <summary>Answers with a document in one of its forms, tagged as it is sent. A reader who has it already gets 304.</summary>
/// <param name="form">One of <see cref="PrintedForm.MediaTypes"/>.</param>
public sealed class DocumentAnswer(Document document, string form) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (asked, response) = (httpContext.Request.Headers, httpContext.Response);
        var tag = TagBy(httpContext.RequestServices.GetRequiredService<Tags>());
        if (asked.IfMatch.Count > 0 && !Preconditions.Admits(asked.IfMatch, tag))
            throw new HttpRefusedException(StatusCodes.Status412PreconditionFailed, ExchangeRules.PreconditionFailed);
        response.Headers.ETag = tag;
        response.Headers.ContentLanguage = "fr";
        response.Headers.ContentSecurityPolicy = HtmlWriter.ContentSecurityPolicy;
        if (asked.IfNoneMatch.Count > 0 && Preconditions.Knows(asked.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = form == PrintedForm.Html ? $"{form}; charset=utf-8" : form;
        response.Headers.ContentDisposition = form switch
        {
            PrintedForm.Html => $"inline; filename=\"{document.FileName}.html\"",
            PrintedForm.OpenDocument => $"attachment; filename=\"{document.FileName}.odt\"",
            _ => $"attachment; filename=\"{document.FileName}.pdf\"",
        };
        var bytes = Write();
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    // Of the words, before anything is laid out. Two PDF files of the same words differ in the marks of their making: that tag is a weak one.
    private string TagBy(Tags tags) => $"{(form == PrintedForm.Pdf ? "W/" : "")}{tags.Of([.. Encoding.ASCII.GetBytes(form), .. HtmlWriter.Write(document)])}";

    private byte[] Write() => form switch
    {
        PrintedForm.Html => HtmlWriter.Write(document),
        PrintedForm.OpenDocument => OdtWriter.Write(document),
        _ => PdfWriter.Write(document),
    };
}
