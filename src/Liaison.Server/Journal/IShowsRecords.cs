using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>A query whose answer tells of people without speaking of a case; the journal names the records before the answer leaves.</summary>
public interface IShowsRecords
{
    /// <summary>The records that tell of them.</summary>
    IEnumerable<RecordReference> RecordsShown { get; }
}
