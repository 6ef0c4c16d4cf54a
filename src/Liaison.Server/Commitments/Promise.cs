using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Web;

namespace Liaison.Server.Commitments;

/// <summary>What one side promised, as it is written down with an examination or an audience's note.</summary>
/// <param name="Owner">Function that answers for it.</param>
public sealed record Promise(Side Side, string Owner, string Text, DateOnly DueDay)
{
    public sealed class Rules : AbstractValidator<Promise>
    {
        public Rules()
        {
            RuleFor(promise => promise.Owner).Text(CommitmentRules.OwnerLength);
            RuleFor(promise => promise.Text).Text(CommitmentRules.TextLength);
            RuleFor(promise => promise.DueDay).Day();
        }
    }
}
