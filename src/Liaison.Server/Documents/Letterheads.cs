using Liaison.Domain.Documents;
using Liaison.Domain.Prefectures;

namespace Liaison.Server.Documents;

/// <summary>How documents are set up; section <c>Documents</c> of the settings.</summary>
public sealed class DocumentOptions
{
    /// <summary>The folder of the templates that take the place of those shipped.</summary>
    public string? Templates { get; set; }

    /// <summary>By the code of the prefecture.</summary>
    public Dictionary<string, LetterheadOptions> Letterheads { get; set; } = [];
}

/// <summary>What the settings of a prefecture in the service do not say of its letters.</summary>
public sealed class LetterheadOptions
{
    /// <summary>E.g. <c>Préfecture de la Somme</c>; made from the name of the département otherwise.</summary>
    public string? Authority { get; set; }

    /// <summary>Where letters are signed, e.g. <c>Amiens</c>.</summary>
    public string? Place { get; set; }

    /// <summary>The function of who signs, e.g. <c>Le chef du bureau des étrangers</c>.</summary>
    public string? Signatory { get; set; }

    /// <summary>Before which appeals are brought, e.g. <c>tribunal administratif d'Amiens</c>.</summary>
    public string? Court { get; set; }

    /// <summary>A PNG file.</summary>
    public string? Logo { get; set; }
}

/// <summary>Who writes, as templates name it: <c>prefecture.authority</c> …; what is not known is empty.</summary>
public sealed record Writer(string Authority, string Service, string Address, string Email, string Phone, string OpeningHours, string Place,
    string Signatory, string Court);

/// <summary>The letterheads of the prefectures. Logos are read once, at the start.</summary>
public sealed class Letterheads
{
    private const int MaxLogoBytes = 500_000;

    /// <summary>An invented one, with which templates are tried.</summary>
    public static readonly Writer Sample = new("Préfecture de l’Exemple", "Bureau des étrangers", "1 rue de l’Exemple", "bureau@exemple.fr", "03 00 00 00 00",
        "9 h – 12 h", "Exempleville", "Le chef de bureau", "tribunal administratif d’Exempleville");

    private readonly Dictionary<string, LetterheadOptions> options;
    private readonly Dictionary<string, byte[]> logos = [];
    private readonly List<string> problems = [];

    public Letterheads(DocumentOptions documents)
    {
        options = documents.Letterheads;
        foreach (var (code, letterhead) in options)
        {
            if (letterhead.Logo is { } file)
                Take(code, file);
        }
    }

    /// <summary>What is wrong with the logos, a line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    public Writer WriterOf(Prefecture prefecture)
    {
        var own = options.GetValueOrDefault(prefecture.Code) ?? new();
        var service = prefecture.Service;
        return new(own.Authority ?? $"Préfecture {Department.OfName(prefecture.Name)}", service.Name, service.Address, service.Email, service.Phone,
            prefecture.OpeningHours ?? "", own.Place ?? "", own.Signatory ?? "", own.Court ?? "");
    }

    public Letterhead Of(Prefecture prefecture)
    {
        var writer = WriterOf(prefecture);
        string[] service = [writer.Service, writer.Address, writer.Email, writer.Phone];
        return new(["République française", "Liberté, Égalité, Fraternité"], writer.Authority, [.. service.Where(line => line.Length > 0)],
            logos.GetValueOrDefault(prefecture.Code));
    }

    // A drawing may hold scripts and addresses, and no printer of ours draws it: a picture of dots does neither.
    private void Take(string code, string file)
    {
        if (!File.Exists(file))
            problems.Add($"{file}: there is no such file, and the logo of {code} should be there.");
        else if (new FileInfo(file).Length > MaxLogoBytes || File.ReadAllBytes(file) is not { } picture || !Png.Is(picture))
            problems.Add($"{file}: a logo is a PNG picture of {MaxLogoBytes / 1000} kB at most.");
        else
            logos.Add(code, picture);
    }
}
