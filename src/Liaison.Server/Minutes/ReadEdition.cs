using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>One edition of minutes in one of its three views, each part with the proof that it stands in the edition. [domain rule 24]</summary>
public static class ReadEdition
{
    /// <param name="View">The fullest that is the caller's where none is asked for.</param>
    /// <param name="AssociationId">For the office: whose view it asks for as <c>mine</c>.</param>
    public sealed record Query(Guid MeetingId, int Number, MinutesView? View = null, Guid? AssociationId = null) : IQuery<Response>
    {
        public static Right Requires => Right.ReadEditions;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.ViewNotYours, CommonRules.UnknownReference];
    }

    /// <param name="Number">Of the edition.</param>
    /// <param name="AssociationId">Whose view it is.</param>
    /// <param name="Root">Of the tree of all parts, base64; the journal's entry of the conclusion holds it too.</param>
    /// <param name="Checkpoint">The journal as it was at the conclusion; null where it had none yet.</param>
    public sealed record Response(Guid MeetingId, string MeetingReference, int Number, DateTimeOffset ConcludedAt, MinutesResult Result, MinutesView View, Guid? AssociationId,
        IReadOnlyList<PartView> Parts, byte[] Root, SignedCheckpoint? Checkpoint) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.All(Parts);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var minutes = await MinutesTable.Of(db, query.MeetingId);
            var edition = await EditionTable.Numbered(db, minutes.Id, query.Number);
            var (view, reader) = await ReaderOf(query);
            return new(minutes.MeetingId, await Reference(minutes.MeetingId), query.Number, edition.ConcludedAt!.Value, edition.Result!.Value, view, reader.AssociationId,
                await PartView.Of(db, edition, reader, await PrefectureTable.Today(db)), edition.Root!,
                edition.Checkpoint is { } body ? new SignedCheckpoint(body, edition.CheckpointKey!, edition.CheckpointSignature!) : null);
        }

        // The reference of a meeting is known to everybody who may know of it.
        private Task<string> Reference(Guid meetingId) =>
            db.Load<string>("SELECT reference FROM meeting WHERE id = @meetingId AND prefecture_code = @Prefecture", new { meetingId, db.Prefecture });

        private async Task<(MinutesView View, MinutesReader Reader)> ReaderOf(Query query)
        {
            var own = ReadMinutes.ReaderOf(db.Caller);
            var fullest = !own.Sits ? MinutesView.Public : own.AssociationId is null ? MinutesView.Full : MinutesView.Mine;
            return (query.View ?? fullest) switch
            {
                MinutesView.Public => (MinutesView.Public, MinutesReader.Public),
                MinutesView.Full when fullest == MinutesView.Full => (MinutesView.Full, own),
                MinutesView.Mine when fullest == MinutesView.Mine && (query.AssociationId ?? own.AssociationId) == own.AssociationId => (MinutesView.Mine, own),
                MinutesView.Mine when fullest == MinutesView.Full => (MinutesView.Mine, MinutesReader.Of(await Invited(query))),
                _ => throw MinutesRules.ViewNotYours.Because(),
            };
        }

        private async Task<Guid> Invited(Query query) => query.AssociationId is { } id && (await MinutesReading.Invited(db, query.MeetingId)).ContainsKey(id)
            ? id : throw CommonRules.UnknownReference.In("associationId");
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, int number, Named<MinutesView>? view, Guid? associationId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id, number, view?.Value, associationId), ct));
}
