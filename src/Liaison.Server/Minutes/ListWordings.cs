using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Every wording of a section, oldest first: which side wrote it, and what it changed.</summary>
public static class ListWordings
{
    public sealed record Query(Guid MeetingId, Guid SectionId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadMinutes;
    }

    /// <param name="Number">From 1.</param>
    /// <param name="BySide">The side that wrote it.</param>
    /// <param name="By">The key or account that wrote it, to readers of the same side; null to the other.</param>
    /// <param name="Comparison">With the wording before, word by word.</param>
    public sealed record Row(int Number, DateTimeOffset At, Side BySide, Role ByRole, Guid? By, string Title, IReadOnlyList<Piece> Comparison, Guid? CaseId) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var section = await ReadSection.Shown(db, query.MeetingId, query.SectionId);
            var wordings = await SectionTable.WordingsOf(db, section);
            return new Page<Row>([.. wordings.Select((wording, index) => Show(section, wording, index, index == 0 ? "" : wordings[index - 1].Text))], NextCursor: null);
        }

        private Row Show(MinutesSection section, SectionTable.Wording wording, int index, string before)
        {
            return new Row(index + 1, wording.At, wording.BySide, wording.ByRole, wording.BySide == db.Caller.Side ? wording.ByKey : null, wording.Title,
                Comparison.Of(before, wording.Text), section.CaseId);
        }
    }

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, Guid sectionId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id, sectionId), ct));
}
