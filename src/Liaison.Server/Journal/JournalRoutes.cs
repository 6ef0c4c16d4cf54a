using Liaison.Server.Web;

namespace Liaison.Server.Journal;

/// <summary>URL → use case.</summary>
public static class JournalRoutes
{
    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        var journal = api.MapGroup("/journal").WithTags("Journal");
        journal.MapGet("/", ReadJournal.Endpoint).Sends<ReadJournal.Query>("Read the journal of the prefecture");
        journal.MapGet("/{position:long}/proof", ReadProof.Endpoint).Sends<ReadProof.Query>("Read the proof that an entry lies in the journal");
        journal.MapGet("/checkpoints", ListCheckpoints.Endpoint).Sends<ListCheckpoints.Query>("List the signed checkpoints");
        journal.MapGet("/checkpoints/consistency", ReadConsistency.Endpoint).Sends<ReadConsistency.Query>("Read the proof that a checkpoint extends another");
        journal.MapGet("/keys", ListJournalKeys.Endpoint).Sends<ListJournalKeys.Query>("List the keys that signed checkpoints");
        journal.MapGet("/export", ExportJournal.Endpoint).Sends<ExportJournal.Query>("Export the journal for verification without the service")
            .Produces<string>(StatusCodes.Status200OK, ExportJournal.MediaType);
        journal.MapGet("/breach-file", ReadBreachFile.Endpoint).Sends<ReadBreachFile.Query>("Read which cases a key or an account saw or changed, with proofs")
            .Produces<string>(StatusCodes.Status200OK, ExportJournal.MediaType);
    }
}
