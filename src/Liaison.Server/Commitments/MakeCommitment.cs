using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Commitments;

/// <summary>Either side records what one of them promised the other, in a meeting or apart from any.</summary>
public static class MakeCommitment
{
    /// <param name="AssociationId">With whom; an association may leave it out.</param>
    /// <param name="Owner">Function that answers for it.</param>
    /// <param name="MeetingId">The meeting or interview in which it was made.</param>
    public sealed record Command(Side Side, string Owner, string Text, DateOnly DueDay, Guid? AssociationId = null, Guid? MeetingId = null)
        : ICommand<Guid>, IExample
    {
        public static Right Requires => Right.WriteCommitments;
        public static IReadOnlyList<Refusal> Refuses =>
            [InputRules.Required, CommonRules.UnknownReference, AssociationRules.NotActive, MeetingRules.NotInvited, CommitmentRules.DueDayPast];
        public static object Example => new Command(Side.Prefecture, "chef de bureau", "Répondre par écrit à chaque demande de pièces.", new(2027, 3, 31),
            AssociationId: new("0195d2a0-0000-7000-8000-000000000004"));
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Owner).Text(CommitmentRules.OwnerLength);
            RuleFor(command => command.Text).Text(CommitmentRules.TextLength);
            RuleFor(command => command.DueDay).Day();
        }
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken cancellationToken)
        {
            var today = await PrefectureTable.Today(db);
            var promised = new Commitment
            {
                Id = Ids.New(db.Now), PrefectureCode = db.Prefecture, AssociationId = await AssociationTable.SpokenFor(db, command.AssociationId),
                Side = command.Side, Owner = command.Owner, Text = command.Text, DueDay = command.DueDay,
            };
            var commitment = command.MeetingId is { } meetingId
                ? MadeIn(await MeetingTable.Named(db, meetingId, "meetingId"), promised, today)
                : promised.Checked(today);
            await CommitmentTable.Insert(db, commitment);
            return commitment.Id;
        }

        // Written down days after the meeting, it may have fallen due meanwhile: the day of the meeting counts.
        private static Commitment MadeIn(Meeting meeting, Commitment promised, DateOnly today) =>
            promised.MadeIn(meeting).Checked(meeting.Day < today ? meeting.Day : today);
    }

    public static Task<Created<ReadCommitment.Response>> Endpoint(Command command, Acts acts, CancellationToken ct) =>
        acts.Create(command, "/api/v1/commitments", id => new ReadCommitment.Query(id), ct);
}
