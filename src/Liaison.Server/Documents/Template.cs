using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>The text of a document with blanks: markup of <see cref="DocumentMarkup"/>, and Liquid where something is filled in, chosen or repeated.
/// What is filled in is text, never markup.</summary>
public sealed partial class Template
{
    private const int MaxSteps = 200_000;

    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = MakeOptions();
    private static readonly string[] Branching = ["if", "unless", "for"];
    private static readonly string[] Turning = ["else", "elsif"];

    private readonly string text;
    private readonly IFluidTemplate liquid;

    /// <exception cref="TemplateException">Where and why it is none.</exception>
    public Template(string text)
    {
        this.text = text;
        DocumentMarkup.Checked(Skeleton());
        if (!Parser.TryParse(text, out liquid, out var error))
            throw Located(error);
    }

    /// <summary>The document with its blanks filled in.</summary>
    /// <param name="model">What may be filled in, by the names of its members.</param>
    /// <param name="prefecture">Who writes, by that name.</param>
    /// <exception cref="TemplateException">It asks for what is not there, or gives no document.</exception>
    public (string Title, IReadOnlyList<Block> Body, string Footer) Fill(object model, object prefecture)
    {
        var context = new TemplateContext(model, Options);
        context.SetValue("prefecture", FluidValue.Create(prefecture, Options));
        try
        {
            return DocumentMarkup.Read(liquid.Render(context, Encoder));
        }
        // The library says so too where a template goes on and on.
        catch (Exception wrong) when (wrong is FluidException or InvalidOperationException)
        {
            throw Located(wrong.Message);
        }
    }

    // The template with each Liquid in it blanked out in its place, but for the ends of branches: those must stand as elements do, one in the other,
    // so that what comes of it is well formed whatever is chosen. Lines and columns stay as they are.
    private string Skeleton() => Liquid().Replace(text, match =>
    {
        if (!match.Groups["tag"].Success)
            return Blank(match.Value, "");
        var tag = match.Groups["tag"].Value;
        return Blank(match.Value, Branching.Contains(tag) ? $"<{DocumentMarkup.Branch}>"
            : Branching.Any(branch => tag == $"end{branch}") ? $"</{DocumentMarkup.Branch}>"
            : Turning.Contains(tag) ? $"</{DocumentMarkup.Branch}><{DocumentMarkup.Branch}>"
            : tag == "assign" ? ""
            : throw At(match.Index, $"{{% {tag} %}} is not used in templates."));
    });

    private static string Blank(string liquid, string element)
    {
        var blank = new StringBuilder(element);
        foreach (var letter in liquid.Skip(element.Length))
            blank.Append(letter is '\n' or '\r' ? letter : ' ');
        return blank.ToString();
    }

    // The library says where in its message, or names what it did not find.
    private TemplateException Located(string message)
    {
        if (Place().Match(message) is { Success: true } place)
            return new(message[..place.Index].Trim(), int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture));
        return Quoted().Match(message) is { Success: true } name && text.IndexOf(name.Groups[1].Value, StringComparison.Ordinal) is >= 0 and var index
            ? At(index, message) : new(message, 0, 0);
    }

    private TemplateException At(int index, string message) =>
        new(message, text[..index].Count(letter => letter == '\n') + 1, index - (index == 0 ? -1 : text.LastIndexOf('\n', index - 1)));

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions
        {
            MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
            StrictVariables = true, StrictFilters = true, MaxSteps = MaxSteps, CultureInfo = CultureInfo.InvariantCulture,
        };
        // What people wrote keeps its lines; those of the template are no more than spaces.
        options.ValueConverters.Add(value => value is string words ? new StringValue(words.ReplaceLineEndings($"{DocumentMarkup.LineEnd}")) : null);
        // Nothing gets in unescaped.
        options.Filters.AddFilter("raw", (input, _, _) => new ValueTask<FluidValue>(new StringValue(input.ToStringValue())));
        return options;
    }

    [GeneratedRegex(@"\{%-?\s*(?<tag>[a-z]+).*?%\}|\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Liquid();

    [GeneratedRegex(@" at \((\d+):(\d+)\)[\s\S]*$")]
    private static partial Regex Place();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
