namespace Liaison.Domain.Imports;

/// <summary>Limits and refusals of the import of tables.</summary>
public static class ImportRules
{
    public const int MaxRows = 10_000;

    /// <summary>How long an import that is not committed is kept, in days.</summary>
    public const int DraftDays = 7;

    /// <summary>How long the receipts of one that is are kept, in days after the last row.</summary>
    public const int ReceiptDays = 30;

    public static readonly Refusal StepNotAllowed = new("import.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un import à l'état « {state} ».",
        "The step \"{step}\" is not possible for an import in state \"{state}\".");

    public static readonly Refusal RowsFaulty = new("import.rows_faulty",
        "{count} lignes sont à corriger ou à écarter avant l'enregistrement des dossiers.",
        "{count} rows are to be corrected or left out before the cases are recorded.");

    public static readonly Refusal RowCommitted = new("import.row_committed",
        "Cette ligne est déjà enregistrée : la suite se fait dans le dossier lui-même.",
        "This row is committed already: what follows is done in the case itself.");

    public static readonly Refusal HeaderUnknown = new("import.header_unknown",
        "Des en-têtes de colonnes ne sont pas connus : {columns}.",
        "Some headers of columns are not known: {columns}.", RefusalKind.Content);

    public static readonly Refusal HeaderRepeated = new("import.header_repeated",
        "Des colonnes sont nommées deux fois : {columns}.",
        "Some columns are named twice: {columns}.", RefusalKind.Content);

    public static readonly Refusal HeaderMissing = new("import.header_missing",
        "La première ligne doit nommer les colonnes, dont « nom » ou « prénoms ».",
        "The first row must name the columns, \"nom\" or \"prénoms\" (family name, given names) among them.", RefusalKind.Content);

    public static readonly Refusal DayUnreadable = new("import.day_unreadable",
        "Cette date ne se lit pas : JJ/MM/AAAA, AAAA-MM-JJ ou, pour une naissance, l'année seule.",
        "This date cannot be read: DD/MM/YYYY, YYYY-MM-DD or, for a birth, the year alone.", RefusalKind.Content);

    public static readonly Refusal AnswerUnreadable = new("import.answer_unreadable",
        "Cette cellule doit dire « oui » ou « non ».",
        "This cell must say \"oui\" or \"non\" (yes or no).", RefusalKind.Content);

    public static readonly Refusal ScopeUnknown = new("import.scope_unknown",
        "La portée d'un mandat est « présentation », « correspondance » ou « complet ».",
        "The scope of a mandate is \"présentation\", \"correspondance\" or \"complet\" (presentation, correspondence, full).", RefusalKind.Content);

    public static readonly Refusal LanguageUnknown = new("import.language_unknown",
        "Langue inconnue : code ISO 639 à deux ou trois lettres, ou nom de la langue.",
        "Unknown language: ISO 639 code of two or three letters, or the name of the language.", RefusalKind.Content);

    public static readonly Refusal PostalCodeInvalid = new("import.postal_code_invalid",
        "Un code postal compte cinq chiffres.",
        "A postal code has five digits.", RefusalKind.Content);

    public static readonly Refusal MandateIncomplete = new("import.mandate_incomplete",
        "Un mandat indique sa portée, le jour où il a été donné, la langue et si les risques ont été expliqués.",
        "A mandate states its scope, the day on which it was given, the language and whether the risks were explained.", RefusalKind.Content);

    public static readonly Refusal HouseholdDiffers = new("import.household_differs",
        "Une autre ligne du même dossier indique autre chose ici.",
        "Another row of the same case states something else here.", RefusalKind.Content);
}
