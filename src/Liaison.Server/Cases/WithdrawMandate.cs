using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>A mandate is withdrawn: what waits on the case is withdrawn with it, and the person is no longer shown. [domain rule 28]</summary>
public static class WithdrawMandate
{
    public sealed record Command(Guid CaseId, Guid MandateId) : ICommand<Unit>, IMayTouchRestricted
    {
        public static Right Requires => Right.WriteCases;
        public static IReadOnlyList<Refusal> Refuses => [CaseRules.MandateAlreadyWithdrawn];
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, command.CaseId);
            var today = await PrefectureTable.Today(db);
            var mandate = household.Mandates.FirstOrDefault(given => given.Id == command.MandateId) ?? throw CommonRules.Absent.Because();
            var withdrawn = mandate.Withdraw(today);
            await CaseTable.SaveWithdrawal(db, household.Id, withdrawn);
            var left = household with { Mandates = [.. household.Mandates.Select(given => given == mandate ? withdrawn : given)] };
            if (left.LacksMandate(left.Person(mandate.PersonId, "personId"), today))
                await WithdrawWhatWaits(left);
            return Unit.Value;
        }

        private async Task WithdrawWhatWaits(Case household)
        {
            foreach (var referral in (await ReferralTable.Waiting(db, household.AssociationId)).Where(referral => referral.CaseId == household.Id))
                await ReferralTable.Save(db, referral.Lapse(CaseRules.MandateWithdrawn));
            foreach (var id in await db.List<Guid>(ItemsSql, new { household.Id, db.Prefecture, db.Association }))
            {
                var item = await AgendaItemTable.Load(db, id);
                if (AgendaItemLifecycle.Moves.Allows(item.Status, AgendaItemStep.Withdrawal))
                    await Placement.Withdraw(db, item, CaseRules.MandateWithdrawn, CaseRules.MandateWithdrawn);
            }
        }
    }

    private const string ItemsSql = """
        SELECT id FROM agenda_item
        WHERE case_id = @Id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY id
        """;

    public static Task<Ok<ReadCase.Response>> Endpoint(Guid id, Guid mandateId, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(id, mandateId), new ReadCase.Query(id), ct);
}
