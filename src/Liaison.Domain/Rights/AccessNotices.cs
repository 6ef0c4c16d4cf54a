namespace Liaison.Domain.Rights;

/// <summary>What each answer to a request for access says besides the data. [GDPR art. 13 to 15]</summary>
public static class AccessNotices
{
    /// <summary>For what the data are used.</summary>
    public static readonly IReadOnlyList<Wording> Purposes =
    [
        new("Préparer et tenir les réunions entre la préfecture et les associations qui soutiennent des étrangers sans titre de séjour.",
            "To prepare and hold the meetings between the prefecture and the associations that support foreigners without residence permits."),
        new("Étudier les situations individuelles qui y sont présentées, et suivre les orientations, décisions et engagements.",
            "To examine the individual situations that are presented there, and to follow orientations, decisions and commitments."),
        new("Compter, sans nommer personne, les réunions, les dossiers et les régularisations.",
            "To count meetings, cases and regularisations, naming nobody."),
    ];

    /// <summary>By what law.</summary>
    public static readonly IReadOnlyList<Wording> LegalBases =
    [
        new("Mission d'intérêt public et exercice de l'autorité publique (RGPD, article 6, paragraphe 1, point e ; code de l'entrée et du séjour des étrangers et du droit d'asile).",
            "A task in the public interest and the exercise of official authority (GDPR art. 6(1)(e); CESEDA)."),
        new("Code des relations entre le public et l'administration, articles L112-3 et L114-5 (accusé de réception, pièces manquantes).",
            "CRPA, articles L112-3 and L114-5 (acknowledgement, missing pieces)."),
    ];

    /// <summary>From whom they come.</summary>
    public static readonly IReadOnlyList<Wording> Sources =
    [
        new("L'association à laquelle un mandat a été donné, qui a ouvert le dossier ou apporté le tableau d'où il vient.",
            "The association that was given a mandate, which opened the case or brought the table from which it comes."),
        new("Le bureau des étrangers : décisions, orientations, analyses et rectifications.",
            "The foreigners office: decisions, orientations, views and corrections."),
        new("Le cabinet du préfet, pour un dossier apporté à une audience et renvoyé à une réunion technique.",
            "The préfet's cabinet, for a case that was brought to an audience and referred to a technical meeting."),
    ];

    /// <summary>What the person may do.</summary>
    public static readonly IReadOnlyList<Wording> Rights =
    [
        new("Demander la rectification de ce qui est inexact, la limitation du traitement, l'effacement, ou s'opposer au traitement : auprès du bureau des étrangers ou du délégué à la protection des données de la préfecture.",
            "Ask for correction of what is wrong, for a restriction of the processing, for erasure, or object to it: at the foreigners office, or with the prefecture's data protection officer."),
        AccessRequestRules.Appeals,
    ];

    /// <summary>What it does not show.</summary>
    public static readonly IReadOnlyList<Wording> Limits =
    [
        new("Les noms des autres personnes du foyer sont remplacés, et ce qui ne concerne qu'elles n'y figure pas.",
            "The names of the other persons of the household are replaced, and what concerns them alone is left out."),
        new("Les destinataires sont nommés par organisme et par fonction, pas par leur nom, et seulement aussi loin que remonte le journal.",
            "Recipients are named by organisation and role, not by name, and only as far back as the journal goes."),
        new("Les documents qu'une association garde pour son seul usage, et l'original du mandat, sont à demander à l'association.",
            "Documents that an association keeps for its own use, and the original of the mandate, are to be asked of the association."),
        new("Aucune décision n'est prise de façon automatisée.", "No decision is made by automated means."),
    ];
}
