using Liaison.Domain.Documents;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Documents;

/// <summary>Where a document is put together for the caller: his part of the database, the templates and the letterhead of his prefecture.</summary>
public sealed partial class PrintRoom(Session db, Templates templates, Letterheads letterheads, ILogger<PrintRoom> logger)
{
    /// <summary>The database as the caller may see it.</summary>
    public Session Db => db;

    /// <summary>Puts a document together; nothing of the database is held when it is written out.</summary>
    internal async Task<Document> Print<TView>(TView view, Func<TView, PrintRoom, Task<Document>> print)
    {
        try
        {
            return await print(view, this);
        }
        finally
        {
            await db.EndReading();
        }
    }

    /// <summary>A document of a kind, its template filled in, under the letterhead of the prefecture. Code: <c>document.template_unusable</c>.</summary>
    /// <param name="reference">By which people know what it is about.</param>
    /// <param name="model">What the template may fill in: no more than this reader may know.</param>
    public async Task<Document> Fill(DocumentKind kind, string reference, object model)
    {
        var prefecture = await PrefectureTable.Mine(db);
        try
        {
            var (title, body, footer) = templates.Of(kind).Fill(model, letterheads.WriterOf(prefecture));
            return new Document(kind.Name, title, reference, body) { Letterhead = letterheads.Of(prefecture), Footer = footer };
        }
        catch (TemplateException broken)
        {
            // It tells of the template alone: values do not stand in it.
            LogUnusable(broken.In(kind.Name));
            throw PrintRules.TemplateUnusable.Because();
        }
    }

    /// <summary>The letterhead of the caller's prefecture, for a tree that was made by hand.</summary>
    public async Task<Letterhead> Letterhead() => letterheads.Of(await PrefectureTable.Mine(db));

    [LoggerMessage(LogLevel.Error, "A template cannot be used: {Reason}")]
    private partial void LogUnusable(string reason);
}
