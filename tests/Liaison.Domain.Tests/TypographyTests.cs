using Liaison.Domain.Documents;

namespace Liaison.Domain.Tests;

public sealed class TypographyTests
{
    // Spaces that do not break are shown: ~ the common one, ^ the narrow one.
    [Theory]
    [InlineData("Quoi ?", "Quoi^?")]
    [InlineData("Quoi?", "Quoi^?")]
    [InlineData("Quoi ?!", "Quoi^?!")]
    [InlineData("Non ! Si", "Non^! Si")]
    [InlineData("une ; deux", "une^; deux")]
    [InlineData("une;", "une^;")]
    [InlineData("Objet : réunion", "Objet~: réunion")]
    [InlineData("Objet: réunion", "Objet~: réunion")]
    [InlineData("à 14:30", "à 14:30")]
    [InlineData("https://exemple.fr/a?b=c;d", "https://exemple.fr/a?b=c;d")]
    [InlineData("a?b", "a?b")]
    [InlineData("la \"vie privée\" et", "la «^vie privée^» et")]
    [InlineData("la « vie privée »", "la «^vie privée^»")]
    [InlineData("la «vie privée» ?", "la «^vie privée^»^?")]
    [InlineData("« Qui ? »", "«^Qui^?^»")]
    [InlineData("un \" seul", "un \" seul")]
    [InlineData("(vraiment ?)", "(vraiment^?)")]
    [InlineData("le n° 12", "le n°~12")]
    [InlineData("62 %", "62~%")]
    [InlineData("art. 3", "art.~3")]
    [InlineData("l'art. de", "l'art. de")]
    [InlineData("L. 435-1", "L. 435-1")]
    [InlineData("12 rue de l'Exemple", "12 rue de l'Exemple")]
    [InlineData("deux\r\nlignes", "deux\nlignes")]
    [InlineData("un\tmot", "un mot")]
    [InlineData("un\u0007mot\u0000", "unmot")]
    [InlineData("გიორგი ?", "გიორგი^?")]
    [InlineData("", "")]
    public void A_text_is_set_as_French_is_set_and_stays_so(string text, string shown)
    {
        var set = Typography.Set(text);
        Assert.Equal(shown, set.Replace(Typography.NoBreak, '~').Replace(Typography.Narrow, '^'));
        Assert.Equal(set, Typography.Set(set));
    }

    [Fact]
    public void No_letter_of_a_text_is_lost()
    {
        var random = new Random(7);
        const string letters = "aé ?!;:«»\"%1n°\nГი";
        for (var round = 0; round < 5_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.Equal(Letters(text), Letters(Typography.Set(text)));
            Assert.Equal(Typography.Set(text), Typography.Set(Typography.Set(text)));
        }
    }

    // Quotation marks are the one sign that is replaced.
    private static string Letters(string text) => new([.. text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('"' or '«' or '»'))]);

    [Theory]
    [InlineData("2017-11-29", "29~novembre 2017", "mercredi 29~novembre 2017")]
    [InlineData("2018-01-01", "1er~janvier 2018", "lundi 1er~janvier 2018")]
    [InlineData("2020-08-02", "2~août 2020", "dimanche 2~août 2020")]
    public void Days_are_told_in_words(string day, string words, string weekday)
    {
        Assert.Equal(words, French.Day(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Replace(Typography.NoBreak, '~'));
        Assert.Equal(weekday, French.Weekday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Replace(Typography.NoBreak, '~'));
    }

    [Theory]
    [InlineData(14, 30, "14~h~30")]
    [InlineData(9, 5, "9~h~05")]
    [InlineData(12, 0, "12~h")]
    [InlineData(0, 0, "0~h")]
    public void Hours_are_told_in_words(int hour, int minute, string words) =>
        Assert.Equal(words, French.Hour(new TimeOnly(hour, minute)).Replace(Typography.NoBreak, '~'));

    [Theory]
    [InlineData(45, "45~min")]
    [InlineData(60, "1~h")]
    [InlineData(150, "2~h~30")]
    public void Durations_are_told_in_words(int minutes, string words) => Assert.Equal(words, French.Duration(minutes).Replace(Typography.NoBreak, '~'));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1234, "1^234")]
    [InlineData(1234567, "1^234^567")]
    [InlineData(-1234, "−1^234")]
    public void Numbers_stand_in_groups_of_three(long number, string shown) => Assert.Equal(shown, French.Number(number).Replace(Typography.Narrow, '^'));

    [Theory]
    [InlineData("Anna", "Petrova", "Anna PETROVA")]
    [InlineData("Élodie", "Lefèvre-Gaële", "Élodie LEFÈVRE-GAËLE")]
    [InlineData("Anna", "", "Anna")]
    [InlineData(null, "Petrova", "PETROVA")]
    [InlineData(null, null, "")]
    public void Family_names_stand_in_capitals(string? given, string? family, string name) => Assert.Equal(name, French.Name(given, family));
}
