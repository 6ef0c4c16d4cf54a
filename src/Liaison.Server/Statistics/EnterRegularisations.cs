using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>The office head enters how many regularisations a source states, out of how many applications.</summary>
public static class EnterRegularisations
{
    private const int MostCounted = 1_000_000;

    /// <param name="From">First local day of the period.</param>
    /// <param name="To">Last local day of the period.</param>
    /// <param name="Population">Who is counted.</param>
    /// <param name="Basis">On which ground.</param>
    /// <param name="Granted">Permits granted.</param>
    /// <param name="Source">Where the figure stands.</param>
    /// <param name="Applications">Applications, where the source gives them.</param>
    /// <param name="QuotedRatePercent">A rate that the source gives without its denominator, 0–100.</param>
    public sealed record Command(DateOnly From, DateOnly To, string Population, string Basis, int Granted, string Source,
        int? Applications = null, decimal? QuotedRatePercent = null) : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.EnterFigures;
        public static IReadOnlyList<Refusal> Refuses =>
            [StatisticsRules.PeriodReversed, StatisticsRules.RateTwice, StatisticsRules.GrantedExceedsApplications];
        public static object Example => new Command(new(2017, 1, 1), new(2017, 9, 30), "whole prefecture", "humanitarian grounds", 276,
            "communiqué du 29 novembre 2017", Applications: 444);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.From).Day();
            RuleFor(command => command.To).Day();
            RuleFor(command => command.Population).Text(StatisticsRules.TextLength);
            RuleFor(command => command.Basis).Text(StatisticsRules.TextLength);
            RuleFor(command => command.Source).Text(StatisticsRules.TextLength);
            RuleFor(command => command.Granted).Between(0, MostCounted);
            RuleFor(command => command.Applications).OptionalBetween(0, MostCounted);
            RuleFor(command => command.QuotedRatePercent).OptionalBetween(0, 100);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var figure = new RegularisationFigure
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, Period = new Period(command.From, command.To), Population = command.Population,
                Basis = command.Basis, Granted = command.Granted, Applications = command.Applications,
                QuotedRatePercent = command.QuotedRatePercent, Source = command.Source,
            }.Checked();
            await RegularisationTable.Insert(db, figure);
            return figure.Id;
        }
    }

    public static Task<Created<ReadRegularisations.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/statistics/regularisations", id => new ReadRegularisations.Query(id), ct);
}
