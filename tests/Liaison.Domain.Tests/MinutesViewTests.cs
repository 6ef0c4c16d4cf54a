using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;

namespace Liaison.Domain.Tests;

/// <summary>Random agendas: whatever is on them, no view holds what its reader may not know.</summary>
public sealed class MinutesViewTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_view_of_a_random_agenda_holds_a_word_of_another_association_or_in_public_of_any_case(int seed)
    {
        var (sources, words) = Meeting(new Random(seed));
        var parts = Whole(sources, words);
        foreach (var association in sources.Associations.Keys)
        {
            var mine = Text(parts.Where(part => part.IsFor(MinutesReader.Of(association))));
            foreach (var (owner, word) in words)
                Assert.Equal(owner == association || owner == Guid.Empty, mine.Contains(word, StringComparison.Ordinal));
        }
        var (full, published) = (Text(parts.Where(part => part.IsFor(MinutesReader.Office))), Text(parts.Where(part => part.IsFor(MinutesReader.Public))));
        Assert.All(words, word => Assert.Contains(word.Word, full, StringComparison.Ordinal));
        Assert.All(words, word => Assert.Equal(word.Word.StartsWith("public", StringComparison.Ordinal), published.Contains(word.Word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_the_readers_of_one_table_get_together_is_the_whole_and_nothing_else(int seed)
    {
        var (sources, words) = Meeting(new Random(seed));
        var parts = Whole(sources, words);
        var together = sources.Associations.Keys.SelectMany(association => parts.Where(part => part.IsFor(MinutesReader.Of(association)))).ToHashSet();
        Assert.Superset(parts.Where(part => part.IsFor(MinutesReader.Public)).ToHashSet(), together);
        Assert.Equal(parts.Where(part => part.IsFor(MinutesReader.Office)).ToHashSet(), together);
    }

    [Fact]
    public void The_text_is_written_from_what_was_recorded_and_of_nothing_else()
    {
        var examined = Some.Item(AgendaItemStatus.Examined) with
        {
            Examination = new Examination(Orientation.UnfavourableInPrinciple, ReasonCategory.Evidence, "Scolarisés.", "Pièces incomplètes.",
                [new PersonOrientation(Some.Child().Id, Orientation.Reexamination)]),
        };
        var text = MinutesText.Of(new MinutesSources(Some.TechnicalMeeting(MeetingStatus.Held) with { Attendance = [Some.Office(), Some.Delegation()] }, "Somme", Some.Paris,
            new Dictionary<Guid, string> { [Some.AssociationId] = "Association Exemple" }, [examined], new Dictionary<Guid, Case> { [Some.Case().Id] = Some.Case() },
            [Some.Commitment() with { AgendaItemId = examined.Id }], [Some.Section()], Some.Today));
        Assert.Equal("""
            Compte rendu de la réunion technique RT-80-2017-006
            Préfecture : Somme
            Date : mardi 12 décembre 2017
            Associations invitées : Association Exemple
            La réunion ne suspend ni n'interrompt aucun délai, de recours ou autre.
            Séance
            Heure : 14 h 30
            Lieu : Amiens
            Présents : Préfecture : chef de bureau (1) ; Association Exemple : bénévole (2)
            Délais de convocation
            Trois semaines.
            Dossier DO-80-2017-EXEMPLE0
            Question : Une demande peut-elle être déposée ?
            Exposé de l'association : Scolarisés.
            Exposé du bureau : Pièces incomplètes.
            Orientation : Défavorable sur le principe
            Motif : éléments produits
            Engagement (Préfecture, chef de bureau) : Convoquer la famille. Échéance : lundi 15 janvier 2018.
            Prénom NOM EXEMPLE
            Orientation : Défavorable sur le principe
            Prénom NOM EXEMPLE
            Orientation : Réexamen
            """.ReplaceLineEndings("\n"), Text(text));
    }

    private static IReadOnlyList<MinutesPart> Whole(MinutesSources sources, List<(Guid Owner, string Word)> words)
    {
        var text = MinutesText.Of(sources);
        var observations = new List<Observation>();
        foreach (var part in text.Where(part => part.Kind is PartKind.Item or PartKind.General).ToList())
        {
            var by = part.AssociationId ?? sources.Associations.Keys.First();
            var word = $"observed-{observations.Count}-{part.Kind}";
            words.Add((part.Kind == PartKind.Item ? by : Guid.Empty, word));
            observations.Add(Some.Observation() with { AssociationId = by, SectionId = part.SectionId, Text = word, Reply = word });
        }
        var positions = sources.Associations.Keys.Select(id => new AssociationPosition(id, Position.Contested, $"public-statement-{id}")).ToList();
        words.AddRange(positions.Select(position => (Guid.Empty, position.Statement!)));
        return [.. text, .. MinutesAnnex.Of(observations, positions, sources.Associations, text, sources.Zone)];
    }

    // Every text is a word of its own, and it is known whose it is.
    private static (MinutesSources Sources, List<(Guid Owner, string Word)> Words) Meeting(Random random)
    {
        var words = new List<(Guid, string)>();
        var associations = Enumerable.Range(1, random.Next(1, 5)).ToDictionary(Some.Id, number => $"Association {number}");
        var (items, cases, sections, commitments) = (new List<AgendaItem>(), new Dictionary<Guid, Case>(), new List<MinutesSection>(), new List<Commitment>());
        for (var number = 100; number < 100 + random.Next(1, 13); number++)
        {
            var owner = Some.Id(random.Next(1, associations.Count + 1));
            var isTopic = random.Next(6) == 0;
            var item = Some.Item(AgendaItemStatus.Examined, number) with
            {
                AssociationId = owner, CaseId = isTopic ? null : Some.Id(number + 100), Topic = isTopic ? Word($"topic-{number}") : null,
                Question = isTopic ? null : Word($"question-{number}"),
                Examination = new Examination(isTopic ? null : Orientation.UnderReview, null, Word($"theirs-{number}"), Word($"office-{number}"), []),
            };
            items.Add(item);
            sections.Add(Some.Section() with { Id = item.Id, Kind = SectionKind.Item, AgendaItemId = item.Id, Title = "", Text = Word($"said-{number}") });
            commitments.Add(Some.Commitment() with { AssociationId = owner, AgendaItemId = random.Next(2) == 0 ? item.Id : null, Text = Word($"promised-{number}") });
            if (item.CaseId is { } caseId)
                cases[caseId] = Some.Case() with
                {
                    Id = caseId, Reference = Word($"DO-{number}"),
                    Persons = [Some.Adult() with { FamilyName = Word($"NAME-{number}") }],
                };

            string Word(string word)
            {
                words.Add((owner, word));
                return word;
            }
        }
        sections.Add(Some.Section() with { Text = "public-point" });
        words.Add((Guid.Empty, "public-point"));
        var sources = new MinutesSources(Some.TechnicalMeeting(MeetingStatus.Held), "Somme", Some.Paris, associations, items, cases, commitments, sections, Some.Today);
        return (sources, words);
    }

    private static string Text(IEnumerable<MinutesPart> parts) => string.Join('\n', parts.SelectMany(part => part.Paragraphs
        .Select(paragraph => paragraph.Label.Length > 0 ? $"{paragraph.Label} : {paragraph.Text}" : paragraph.Text).Prepend(part.Heading))).Replace('\u00A0', ' ');
}
