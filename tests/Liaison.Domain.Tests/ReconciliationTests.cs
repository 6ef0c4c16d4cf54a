using Liaison.Domain.Agendas;
using Liaison.Domain.Statistics;

namespace Liaison.Domain.Tests;

/// <summary>Submitted, admitted, examined and still open always reconcile, whatever happens to cases. [domain rule 19]</summary>
public sealed class ReconciliationTests
{
    private static readonly DateOnly Start = Some.Day("2017-01-02");

    [Fact]
    public void The_identity_holds_for_every_period_of_every_history()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var dice = new Random(seed);
            var submissions = CaseSubmission.Of(new History(dice).Live(moves: 120).Items);
            for (var tries = 0; tries < 20; tries++)
            {
                var from = Start.AddDays(dice.Next(-10, 250));
                var numbers = Numbers(submissions, new Period(from, from.AddDays(dice.Next(0, 120))));
                Assert.True(numbers[ReconciledNumber.OpenAtStart] + numbers[ReconciledNumber.Submitted]
                    == numbers[ReconciledNumber.Examined] + numbers[ReconciledNumber.Withdrawn] + numbers[ReconciledNumber.Replaced] + numbers[ReconciledNumber.StillOpen],
                    $"seed {seed}, from {from}: {string.Join(", ", numbers)}");
            }
        }
    }

    [Fact]
    public void A_year_is_the_sum_of_its_months_and_one_ends_as_the_next_begins()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var submissions = CaseSubmission.Of(new History(new Random(seed)).Live(moves: 150).Items);
            var months = Enumerable.Range(1, 12).Select(month => new Period(new(2017, month, 1), new DateOnly(2017, month, 1).AddMonths(1).AddDays(-1)))
                .Select(month => Numbers(submissions, month)).ToList();
            var year = Numbers(submissions, new Period(new(2017, 1, 1), new(2017, 12, 31)));
            foreach (var flow in new[]
            {
                ReconciledNumber.Submitted, ReconciledNumber.Admitted, ReconciledNumber.Examined, ReconciledNumber.Withdrawn, ReconciledNumber.Replaced,
            })
                Assert.Equal(year[flow], months.Sum(month => month[flow]));
            Assert.Equal(months.Take(11).Select(month => month[ReconciledNumber.StillOpen]), months.Skip(1).Select(month => month[ReconciledNumber.OpenAtStart]));
        }
    }

    [Fact]
    public void The_numbers_are_what_was_done()
    {
        var seen = new HashSet<SubmissionEnd?>();
        for (var seed = 0; seed < 200; seed++)
        {
            var history = new History(new Random(seed)).Live(moves: 100);
            var submissions = CaseSubmission.Of(history.Items);
            var ever = Numbers(submissions, new Period(Start.AddDays(-20), history.Today));
            Assert.Equal((history.Submitted, history.Examined, history.Withdrawn, history.Replaced, history.Open), (ever[ReconciledNumber.Submitted],
                ever[ReconciledNumber.Examined], ever[ReconciledNumber.Withdrawn], ever[ReconciledNumber.Replaced], ever[ReconciledNumber.StillOpen]));
            Assert.Equal(history.Items.Count(item => item.PredecessorId is null), submissions.Count);
            Assert.All(submissions.Where(each => each.End == SubmissionEnd.Examined), each =>
                Assert.True(each.AdmittedDay >= each.SubmittedDay && each.AdmittedDay <= each.EndedDay));
            seen.UnionWith(submissions.Select(each => each.End));
        }
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Each_number_has_its_definition_in_both_languages() =>
        Assert.Equal(Enum.GetValues<ReconciledNumber>(), Reconciliation.All.Select(each => each.Number));

    private static Dictionary<ReconciledNumber, int> Numbers(IReadOnlyList<CaseSubmission> submissions, Period period) => Reconciliation.All.ToDictionary(
        each => each.Number, each => submissions.Count(submission => Reconciliation.Counts(each.Number, submission, period)));

    /// <summary>What happens to some cases, step by step as the table of moves allows, and what is counted while it does.</summary>
    private sealed class History(Random dice)
    {
        private readonly Dictionary<Guid, ItemStory> stories = [];
        private readonly List<(Guid Id, int Case, AgendaItemStatus Status)> waiting = [];
        private int made;

        public IReadOnlyCollection<ItemStory> Items => stories.Values;
        public DateOnly Today { get; private set; } = Start;
        public int Submitted { get; private set; }
        public int Examined { get; private set; }
        public int Withdrawn { get; private set; }
        public int Replaced { get; private set; }
        public int Open => waiting.Count;

        public History Live(int moves)
        {
            for (var move = 0; move < moves; move++)
            {
                Today = Today.AddDays(dice.Next(0, 4));
                if (dice.Next(4) == 0)
                    Submit(dice.Next(6));
                else if (waiting.Count > 0)
                    Move(dice.Next(waiting.Count));
            }
            return this;
        }

        // A case is put forward by one item at a time; only what was sent back may be put forward anew.
        private void Submit(int ofCase)
        {
            var index = waiting.FindIndex(item => item.Case == ofCase);
            if (index >= 0 && waiting[index].Status != AgendaItemStatus.Returned)
                return;
            if (index >= 0)
            {
                // The returned one stays, and may still be withdrawn, which ends nothing that has not ended.
                var left = waiting[index];
                waiting.RemoveAt(index);
                Replaced++;
                if (dice.Next(2) == 0)
                    stories[left.Id] = stories[left.Id] with { WithdrawnDay = Today.AddDays(dice.Next(1, 10)) };
            }
            Submitted++;
            Add(ofCase, null, Today);
        }

        private void Add(int ofCase, Guid? predecessor, DateOnly submitted)
        {
            var id = Some.Id(1000 + made++);
            stories[id] = new ItemStory(id, predecessor, Some.Id(500 + ofCase), Some.AssociationId, submitted, null, null, null);
            waiting.Add((id, ofCase, AgendaItemStatus.Submitted));
        }

        private void Move(int index)
        {
            var (id, ofCase, status) = waiting[index];
            var steps = Enum.GetValues<AgendaItemStep>().Where(step => AgendaItemLifecycle.Moves.Allows(status, step)).ToList();
            var step = steps[dice.Next(steps.Count)];
            var story = stories[id];
            waiting[index] = (id, ofCase, AgendaItemLifecycle.Moves.After(status, step));
            switch (step)
            {
                case AgendaItemStep.Admission:
                    stories[id] = story with { AdmittedDay = story.AdmittedDay ?? Today };
                    break;
                case AgendaItemStep.Examination:
                    // Written down some days after the meeting.
                    stories[id] = story with { ExaminedDay = Today.AddDays(-dice.Next(0, 4)) };
                    (Examined, _) = (Examined + 1, waiting.Remove(waiting[index]));
                    break;
                case AgendaItemStep.Withdrawal:
                    stories[id] = story with { WithdrawnDay = Today };
                    (Withdrawn, _) = (Withdrawn + 1, waiting.Remove(waiting[index]));
                    break;
                case AgendaItemStep.CarryOver or AgendaItemStep.NotReached:
                    waiting.RemoveAt(index);
                    Add(ofCase, id, story.SubmittedDay);
                    break;
            }
        }
    }
}
