using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Minutes;

/// <summary>Either side begins an erratum: the next edition, which names the sections that it corrects and goes the way of the first one. The editions
/// before stay as they are. [domain rule 23]</summary>
public static class CorrectMinutes
{
    public const int MostSections = 200;

    /// <param name="Reason">Everybody reads it in the next edition: it names no case. At most 600 characters.</param>
    /// <param name="SectionIds">General points and items of the last edition.</param>
    public sealed record Body(string Reason, IReadOnlyList<Guid> SectionIds) : IExample
    {
        public static object Example => new Body("Erreur sur le délai annoncé.", [new("0195d2a0-0000-7000-8000-000000000021")]);
    }

    public sealed record Command(Guid MeetingId, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.DraftMinutes;
        public static IReadOnlyList<Refusal> Refuses => [MinutesRules.StepNotAllowed, CommonRules.UnknownReference, MinutesRules.NamesACase];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Reason).Text(CommonRules.ReasonLength);
            RuleFor(command => command.Body.SectionIds).SomeDistinct(MostSections);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (minutes, body) = (await MinutesTable.Of(db, command.MeetingId), command.Body);
            var corrected = minutes.Correct(MinutesRules.Common(body.Reason, "reason", await MinutesReading.Persons(db, command.MeetingId)), body.SectionIds);
            var last = await EditionTable.Numbered(db, minutes.Id, minutes.Edition);
            var known = (await PartTable.For(db, last.Id, ReadMinutes.ReaderOf(db.Caller)))
                .Where(kept => kept.Salt is not null && kept.Part.Kind is (PartKind.General or PartKind.Item)).Select(kept => kept.Part.SectionId).ToHashSet();
            if (body.SectionIds.Any(id => !known.Contains(id)))
                throw CommonRules.UnknownReference.In("sectionIds");
            await MinutesTable.Save(db, corrected);
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadMinutes.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadMinutes.Query(id), ct);
}
