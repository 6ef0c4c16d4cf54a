using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Commitments;
using Liaison.Server.Agendas;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The cabinet writes the note of an audience: topics, who was there, commitments. Cases raised are not examined: they are referred.</summary>
public static class WriteAudienceNote
{
    public sealed record Command(Guid Id, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ConductAudiences;
        public static IReadOnlyList<Refusal> Refuses =>
            [AudienceRules.CaseNotAllowed, AudienceRules.StepNotAllowed, AudienceRules.LabelsExceedCount, CommitmentRules.DueDayPast];
    }

    /// <param name="Present">By function and number, no names.</param>
    /// <param name="Speaker">The delegation's speaker, for the cabinet alone; purged after three months.</param>
    /// <param name="RaisedCount">How many individual situations were raised, not examined; never read back here.</param>
    /// <param name="RaisedLabels">By what the office can match them; never read back here.</param>
    public sealed record Body(IReadOnlyList<AudienceTopic> Topics, IReadOnlyList<AudiencePresence> Present, string? Speaker = null,
        IReadOnlyList<Promise>? Commitments = null, int RaisedCount = 0, IReadOnlyList<string>? RaisedLabels = null) : IExample
    {
        public static object Example => new Body([AudienceTopic.Reception],
            [new(Side.Prefecture, "directeur de cabinet", 1), new(Side.Association, "bénévole", 3)],
            Commitments: [new(Side.Prefecture, "directeur de cabinet", "Répondre par écrit sur les délais d'accueil.", new(2018, 1, 15))]);
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Topics).SomeDistinct(Enum.GetValues<AudienceTopic>().Length);
            RuleFor(command => command.Body.Present).SomeDistinct(AudienceRules.MaxPresences);
            RuleForEach(command => command.Body.Present).SetValidator(new PresenceRules());
            RuleFor(command => command.Body.Speaker).OptionalText(AudienceRules.SpeakerLength);
            RuleFor(command => command.Body.Commitments!).Distinct(AudienceRules.MaxCommitments).When(command => command.Body.Commitments is not null);
            RuleForEach(command => command.Body.Commitments).SetValidator(new Promise.Rules());
            RuleFor(command => command.Body.RaisedCount).Between(0, AudienceRequestRules.MaxCases);
            RuleFor(command => command.Body.RaisedLabels!).Distinct(AudienceRequestRules.MaxCases).When(command => command.Body.RaisedLabels is not null);
            RuleForEach(command => command.Body.RaisedLabels).Text(AudienceRequestRules.LabelLength);
        }
    }

    public sealed class PresenceRules : AbstractValidator<AudiencePresence>
    {
        public PresenceRules()
        {
            RuleFor(side => side.Function).Text(AudienceRules.FunctionLength);
            RuleFor(side => side.Count).Between(1, AudienceRules.MaxPresent);
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = command.Body;
            var today = await PrefectureTable.Today(db);
            var (noted, referrals) = (await AudienceTable.Load(db, command.Id)).Write(new AudienceNote(body.Topics, body.Present, body.Speaker),
                body.RaisedCount, body.RaisedLabels ?? [], db.Now, today.Year);
            await AudienceTable.Save(db, noted);
            foreach (var promise in body.Commitments ?? [])
                await CommitmentTable.Insert(db, Made(promise, noted).Checked(today));
            await ReferralTable.InsertAll(db, referrals);
            await Placement.PlaceWaiting(db, noted.AssociationId);
            return Unit.Value;
        }

        private Commitment Made(Promise promise, Audience audience) => new()
        {
            Id = Ids.New(db.Now), PrefectureCode = audience.PrefectureCode, AssociationId = audience.AssociationId, AudienceId = audience.Id,
            Side = promise.Side, Owner = promise.Owner, Text = promise.Text, DueDay = promise.DueDay,
        };
    }

    public static Task<Ok<ReadAudience.Response>> Endpoint(Guid id, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, body), new ReadAudience.Query(id), ct);
}
