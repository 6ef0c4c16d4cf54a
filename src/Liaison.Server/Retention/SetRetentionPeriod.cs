using FluentValidation;
using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>The data protection officer sets how long a category is kept in the prefecture; former versions stay readable.</summary>
public static class SetRetentionPeriod
{
    /// <param name="Months">Months after the last act on a case, 1–600.</param>
    public sealed record Command(RetentionCategory Category, int Months) : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.SetRetention;
        public static object Example => new Command(RetentionCategory.InactiveCases, 60);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Months).Between(RetentionRules.MinMonths, RetentionRules.MaxMonths);
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command command, CancellationToken cancellationToken) => RetentionTable.Insert(db, command.Category, command.Months);
    }

    public static Task<Created<Page<ListRetentionPeriods.Response>>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Add(command, "/api/v1/retention-periods", new ListRetentionPeriods.Query(), ct);
}
