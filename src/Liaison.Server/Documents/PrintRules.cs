using Liaison.Domain;

namespace Liaison.Server.Documents;

/// <summary>What is refused of documents that people print.</summary>
public static class PrintRules
{
    public static readonly Refusal TemplateUnusable = new("document.template_unusable",
        "Le modèle de ce document est inutilisable ; l'administrateur doit le vérifier par « documents check ».",
        "The template of this document cannot be used; the administrator has to check it by \"documents check\".", RefusalKind.Unavailable);
}
