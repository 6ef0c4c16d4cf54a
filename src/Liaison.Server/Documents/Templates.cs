using System.Reflection;
using System.Text;

namespace Liaison.Server.Documents;

/// <summary>A kind of document whose text a prefecture may change.</summary>
/// <param name="Name">Of its template and of its files, e.g. <c>ordre-du-jour</c>.</param>
/// <param name="Samples">What it may be filled with, invented: together they go through every branch of the template that is shipped.</param>
public sealed record DocumentKind(string Name, params IReadOnlyList<object> Samples);

/// <summary>The templates: those in the folder of the prefecture, and those shipped for all others. They are read once, at the start.</summary>
public sealed class Templates
{
    private const string Ending = ".html";
    private readonly Dictionary<string, Template> templates = [];
    private readonly List<string> problems = [];

    /// <param name="folder">The prefecture's own templates; null for none.</param>
    public Templates(string? folder)
    {
        foreach (var kind in DocumentKinds.All)
            Take(kind, folder is null ? null : Path.Combine(folder, FileOf(kind)));
        if (folder is null)
            return;
        if (!Directory.Exists(folder))
            problems.Add($"{folder}: there is no such folder.");
        else
            problems.AddRange(Directory.GetFiles(folder, "*" + Ending).Where(file => DocumentKinds.All.All(kind => kind.Name != Path.GetFileNameWithoutExtension(file)))
                .Order().Select(file => $"{file}: no document has this name; there are {string.Join(", ", DocumentKinds.All.Select(FileOf))}."));
    }

    /// <summary>What is wrong with them, a line each: file, line, column and what.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The template of a kind.</summary>
    /// <exception cref="Domain.RefusedException"><c>document.template_unusable</c>: what the prefecture has put in place of the text that is shipped is never
    /// passed over in silence, for the reader would be told something else than the prefecture wants him told.</exception>
    public Template Of(DocumentKind kind) => templates.GetValueOrDefault(kind.Name) ?? throw PrintRules.TemplateUnusable.Because();

    /// <summary>The name of its file.</summary>
    public static string FileOf(DocumentKind kind) => kind.Name + Ending;

    /// <summary>The text of a template as it is shipped.</summary>
    public static string Shipped(DocumentKind kind)
    {
        using var shipped = Assembly.GetExecutingAssembly().GetManifestResourceStream($"documents/templates/{FileOf(kind)}")!;
        return new StreamReader(shipped, Encoding.UTF8).ReadToEnd();
    }

    private void Take(DocumentKind kind, string? file)
    {
        try
        {
            var own = file is not null && File.Exists(file);
            var template = new Template(own ? File.ReadAllText(file!) : Shipped(kind));
            foreach (var sample in kind.Samples)
                template.Fill(sample, Letterheads.Sample);
            templates.Add(kind.Name, template);
        }
        catch (TemplateException broken)
        {
            problems.Add(broken.In(file ?? FileOf(kind)));
        }
    }
}
