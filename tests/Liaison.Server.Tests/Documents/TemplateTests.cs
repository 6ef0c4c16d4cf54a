using Liaison.Domain.Documents;
using Liaison.Server.Documents;

namespace Liaison.Server.Tests.Documents;

/// <summary>What a template may say, and what is told to whoever writes a broken one.</summary>
public sealed class TemplateTests
{
    private sealed record Blanks(string Text, bool IsSo, IReadOnlyList<Row> Rows);

    private sealed record Row(string Name);

    private static readonly Blanks Some = new("<b>un & deux</b>\nligne {{ 2 }}", true, [new("a"), new("b")]);

    [Fact]
    public void What_is_filled_in_is_text_and_never_markup()
    {
        var (title, body, footer) = Fill("<h1>Titre : {{ text }}</h1><p>{{ text | raw }}</p>{% for row in rows %}<p>{{ row.name }}</p>{% endfor %}<footer>{{ prefecture.authority }}</footer>");
        Assert.Equal("Titre\u00A0: <b>un & deux</b>\nligne {{ 2 }}", title);
        Assert.Equal(["<b>un & deux</b>\nligne {{ 2 }}", "a", "b"], body.Cast<Paragraph>().Select(paragraph => paragraph.Words.Text));
        Assert.Equal("Préfecture de l’Exemple", footer);
    }

    [Fact]
    public void Every_part_of_a_document_can_be_written()
    {
        var (_, body, _) = Fill("""
            <h1>T</h1>
            <h2>Un
                titre</h2>
            <p class="note"><strong>Fort</strong> et
               faible<br/>suite</p>
            <dl><dt>Clé</dt><dd>Valeur</dd></dl>
            <table><caption>C</caption><thead><tr><th width="3">A</th><th>B</th></tr></thead><tbody>{% for row in rows %}<tr><td>{{ row.name }}</td><td></td></tr>{% endfor %}</tbody></table>
            <ol><li>un</li></ol><ul><li>deux</li></ul><hr/>
            <p class="signature">Fait</p>
            """);
        Assert.Equal("Un titre", Assert.IsType<Heading>(body[0]).Words.Text);
        var note = Assert.IsType<Paragraph>(body[1]);
        Assert.True(note.IsNote);
        Assert.Equal([("Fort", true), (" et faible", false), ("\n", false), ("suite", false)], note.Words.Runs.Select(run => (run.Text, run.IsStrong)));
        Assert.Equal("Valeur", Assert.Single(Assert.IsType<KeyValues>(body[2]).Rows).Value.Text);
        var table = Assert.IsType<Table>(body[3]);
        Assert.Equal([3, 1], table.Columns.Select(column => column.Weight));
        Assert.Equal(["a", "b"], table.Rows.Select(row => row[0].Text));
        Assert.Equal([true, false], body.OfType<ItemList>().Select(list => list.IsNumbered));
        Assert.IsType<PageBreak>(body[6]);
        Assert.IsType<Signature>(body[7]);
    }

    [Theory]
    [InlineData("<h1>T</h1>\n<p>{{ text </p>", 2, "")]
    [InlineData("<h1>T</h1>\n\n{% if isSo %}<p>a</p>", 3, "")]
    [InlineData("<h1>T</h1>\n<p>a</p>\n{% include 'autre' %}", 3, "include")]
    [InlineData("<h1>T</h1>\n<p>{% raw %}a{% endraw %}</p>", 2, "raw")]
    [InlineData("<h1>T</h1>\n<p>a</b></p>", 2, "b")]
    [InlineData("<h1>T</h1>\n<p>{% if isSo %}<strong>a{% endif %}</strong></p>", 2, "strong")]
    [InlineData("<h1>T</h1>\n<script>a</script>", 2, "script")]
    [InlineData("<h1>T</h1>\n<p onclick=\"a\">a</p>", 2, "onclick")]
    [InlineData("<h1>T</h1>\n<p class=\"rouge\">a</p>", 2, "rouge")]
    [InlineData("<h1>T</h1>\n<table><thead><tr><th width=\"12\">a</th></tr></thead></table>", 2, "width")]
    [InlineData("<h1>T</h1>\n<dl><p>a</p></dl>", 2, "dl")]
    [InlineData("<h1>T</h1>\nmots perdus\n", 1, "Words")]
    [InlineData("<h1>T</h1>\n<p>&nbsp;</p>", 2, "nbsp")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<h1>T</h1>", 1, "")]
    [InlineData("<h1>T</h1>\n<p>{{ text | inconnu }}</p>", 2, "inconnu")]
    [InlineData("<h1>T</h1>\n<p>a</p>\n<p>{{ texte }}</p>", 3, "texte")]
    [InlineData("<h1>T</h1>\n<p>{{ prefecture.maire }}</p>", 2, "maire")]
    [InlineData("<p>a</p>", 1, "h1")]
    [InlineData("<h1>T</h1><h1>T</h1>", 1, "h1")]
    [InlineData("<h1>T</h1><dl><dt>a</dt></dl>", 0, "dd")]
    [InlineData("<h1>T</h1><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", 0, "cells")]
    [InlineData("<h1>T</h1>{% for a in (1..1000000) %}<p>a</p>{% endfor %}", 0, "")]
    public void A_broken_template_is_refused_by_its_line(string template, int line, string named)
    {
        var broken = Assert.Throws<TemplateException>(() => Fill(template));
        Assert.Equal(line, broken.Line);
        Assert.Contains(named, broken.Message, StringComparison.Ordinal);
        Assert.Equal(line > 0 ? $"modèle.html({line},{broken.Column}): {broken.Message}" : $"modèle.html: {broken.Message}", broken.In("modèle.html"));
    }

    [Fact]
    public void Where_it_is_broken_is_told_by_line_and_column() =>
        Assert.Equal((3, 4), Assert.Throws<TemplateException>(() => Fill("<h1>T</h1>\n<p>{{ text }}</p>\n<p><em>a</em></p>")) is var broken ? (broken.Line, broken.Column - 1) : default);

    [Fact]
    public void Every_shipped_template_fills_every_sample() => Assert.Empty(new Templates(null).Problems);

    [Fact]
    public void Every_kind_has_its_words_for_rule_20_where_it_is_about_a_meeting() => Assert.All(
        DocumentKinds.All.Where(kind => kind != AcknowledgementDocument.Kind),
        kind => Assert.Contains("Une réunion ne suspend aucun délai", Templates.Shipped(kind), StringComparison.Ordinal));

    [Fact]
    public void Every_word_of_a_vocabulary_has_a_label_of_its_own()
    {
        AllDiffer<Domain.Agendas.AgendaItemStatus>(Labels.Of);
        AllDiffer<Domain.Agendas.Orientation>(Labels.Of);
        AllDiffer<Domain.Agendas.ReasonCategory>(Labels.Of);
        AllDiffer<Domain.Cases.DecisionKind>(Labels.Of);
        AllDiffer<Domain.Commitments.CommitmentStatus>(Labels.Of);
        AllDiffer<Domain.Side>(Labels.Of);
    }

    private static void AllDiffer<T>(Func<T, string> label) where T : struct, Enum =>
        Assert.Equal(Enum.GetValues<T>().Length, Enum.GetValues<T>().Select(label).Distinct().Count());

    private static (string Title, IReadOnlyList<Block> Body, string Footer) Fill(string template) => new Template(template).Fill(Some, Letterheads.Sample);
}
