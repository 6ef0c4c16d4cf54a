using Liaison.Server.Web;

namespace Liaison.Server.Imports;

/// <summary>URL → use case.</summary>
public static class ImportRoutes
{
    private const string Example = "dossier;nom;prénoms;date de naissance;nationalité;adresse;code postal;commune\r\n"
        + "A-1;Exemple;Personne;01/05/1980;Géorgie;1 rue de l'Exemple;80000;Amiens\r\n";

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports")
            .WithMetadata(Subject.Of<ReadImport.Query, ReadImport.Response>(id => new(id)));
        imports.MapGet("/", ListImports.Endpoint).Sends<ListImports.Query>("List imports");
        imports.MapPost("/", UploadImport.Endpoint).Sends<UploadImport.Command>("Bring a table of cases")
            .WithMetadata(new TakenFile(TableRules.MaxBytes, Example, TableFile.MediaTypes));
        imports.MapGet("/{id:guid}", ReadImport.Endpoint).Sends<ReadImport.Query>("Read how far an import is");
        imports.MapGet("/{id:guid}/rows", ListImportRows.Endpoint).Sends<ListImportRows.Query>("List the rows of an import");
        imports.MapGet("/{id:guid}/rows/{number:int}", ReadImportRow.Endpoint).Sends<ReadImportRow.Query>("Read a row of an import").WithMetadata(Row);
        imports.MapPut("/{id:guid}/rows/{number:int}", CorrectImportRow.Endpoint).Sends<CorrectImportRow.Command>("State a row of an import anew, or leave it out")
            .WithMetadata(Row).NeedsMatch();
        imports.MapPost("/{id:guid}/commit", CommitImport.Endpoint).Sends<CommitImport.Command>("Open the next cases of an import");
        imports.MapPost("/{id:guid}/withdrawal", WithdrawImport.Endpoint).Sends<WithdrawImport.Command>("Discard an import");
        api.MapGet("/cases/export", ExportCases.Endpoint).Sends<ExportCases.Query>("Export cases as a table that can be imported").WithTags("Imports")
            .Produces<string>(StatusCodes.Status200OK, CsvForm.MediaType);
    }

    private static Subject Row => Subject.OfPart<ReadImportRow.Query, ReadImportRow.Response>("number",
        address => new(Guid.Parse((string)address["id"]!), int.Parse((string)address["number"]!, System.Globalization.CultureInfo.InvariantCulture)));
}
