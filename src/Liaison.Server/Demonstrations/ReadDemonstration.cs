using Liaison.Domain.Calendar;
using Liaison.Domain.Demonstrations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Demonstrations;

/// <summary>One demonstration of the prefecture, with its declarations judged by both readings of the law.</summary>
public static class ReadDemonstration
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadDemonstrations;
    }

    /// <param name="Reason">Reasons of its ban, or why it was not held or called off.</param>
    public sealed record Response(Guid Id, string Reference, IReadOnlyList<Guid> AssociationIds, DateOnly Day, TimeOnly? AssemblyTime, string Place,
        IReadOnlyList<string> Communes, string Purpose, DemonstrationStatus Status, string? BanOrder, string? Reason,
        IReadOnlyList<DeclarationView> Declarations, TimelinessView Timeliness, IReadOnlyList<string> AllowedSteps);

    /// <summary>A declaration with its receipt and how it stands to the window of the law.</summary>
    public sealed record DeclarationView(string Authority, DateOnly ReceivedDay, string ReceiptNumber, DateTimeOffset ReceiptAt,
        Timeliness Literal, Timeliness Prudent, int SignatoriesRequired);

    /// <summary>The worst of the declarations by each reading, and the days between which one is in time; shown, never a reason to block.</summary>
    public sealed record TimelinessView(Timeliness Literal, Timeliness Prudent, DateOnly EarliestDay, LatestDayView LatestDay);

    /// <summary>The last day by each reading.</summary>
    public sealed record LatestDayView(DateOnly Literal, DateOnly Prudent);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await db.Load<Row>($"{DemonstrationsSql} AND demonstration.id = @Id", new { query.Id, db.Prefecture });
            var holidays = await PrefectureTable.Holidays(db, await PrefectureTable.Mine(db));
            return row.Show(holidays, db);
        }
    }

    /// <summary>A demonstration as it is read, with the reason of its present state.</summary>
    internal sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required string Reference { get; init; }
        public required IReadOnlyList<Guid> AssociationIds { get; init; }
        public required DateOnly Day { get; init; }
        public TimeOnly? AssemblyTime { get; init; }
        public required string Place { get; init; }
        public required IReadOnlyList<string> Communes { get; init; }
        public required string Purpose { get; init; }
        public IReadOnlyList<Declaration> Declarations { get; init; } = [];
        public string? BanOrder { get; init; }
        public DemonstrationStatus Status { get; init; }
        public byte[]? SealedReason { get; init; }

        public Response Show(HolidayCalendar holidays, Session db)
        {
            var window = new DeclarationWindow(Day, holidays);
            var known = new Demonstration
            {
                Id = Id, PrefectureCode = PrefectureCode, Reference = Reference, AssociationIds = AssociationIds, Day = Day, Place = Place,
                Communes = Communes, Purpose = Purpose, Declarations = Declarations, Status = Status,
            };
            return new Response(Id, Reference, AssociationIds, Day, AssemblyTime, Place, Communes, Purpose, Status, BanOrder, PassageTable.Reason(db, null, SealedReason),
                [.. Declarations.Select(declaration => Show(declaration, window))],
                new TimelinessView(known.TimelinessBy(window.Literal), known.TimelinessBy(window.Prudent), window.EarliestDay,
                    new LatestDayView(window.LatestDayLiteral, window.LatestDayPrudent)),
                db.Caller.Allowed(DemonstrationLifecycle.Moves, Status));
        }

        private static DeclarationView Show(Declaration declaration, DeclarationWindow window) => new(declaration.Authority, declaration.ReceivedDay,
            declaration.ReceiptNumber, declaration.ReceiptAt, window.Literal(declaration.ReceivedDay), window.Prudent(declaration.ReceivedDay),
            DemonstrationRules.SignatoriesRequired(declaration.ReceivedDay));
    }

    internal const string DemonstrationsSql = """
        SELECT demonstration.id, demonstration.prefecture_code, reference, association_ids, day, assembly_time, place, communes, purpose, declarations,
            ban_order, status, passage.sealed AS sealed_reason
        FROM demonstration LEFT JOIN passage ON passage.noun_id = demonstration.id AND passage.step IN ('Ban', 'NotHeld', 'Cancellation')
        WHERE demonstration.prefecture_code = @Prefecture
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
