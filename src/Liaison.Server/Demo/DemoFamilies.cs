using Liaison.Domain.Cases;
using Liaison.Server.Cases;

namespace Liaison.Server.Demo;

/// <summary>Families that do not exist, numbered so that nobody takes them for real.</summary>
public sealed class DemoFamilies(DemoStage stage, Guid association)
{
    private int opened;

    /// <summary>Opens cases of the association, each complete: two adults with their mandates, and every other one a child.</summary>
    public async Task<IReadOnlyList<Guid>> Open(int count)
    {
        var cases = new List<Guid>();
        for (var family = 0; family < count; family++)
            cases.Add(await stage.Send(DemoStage.MemberOf(association), Next()));
        return cases;
    }

    private OpenCase.Command Next()
    {
        opened++;
        var nationality = SommeYear.Published.Nationalities[opened % SommeYear.Published.Nationalities.Count];
        var name = $"Famille Exemple {opened:00}";
        NewPersonBody Adult(string given, int born) => new(name, given, BirthYear: born, Nationalities: [nationality], GroundCode: "L313-14",
            Mandate: new MandateBody(MandateScope.Full, RiskInformed: true, nationality == "GE" ? "ka" : "ru", new DateOnly(2017, 1, 2)));
        NewPersonBody[] adults = [Adult("Adulte Un", 1975 + opened % 15), Adult("Adulte Deux", 1978 + opened % 12)];
        NewPersonBody child = new(name, "Enfant", BirthDate: new DateOnly(2008, 1 + opened % 12, 15), Nationalities: [nationality]);
        return new OpenCase.Command(opened % 2 == 0 ? [.. adults, child] : adults, new Address($"{opened} rue de l'Exemple", "80000", "Amiens"),
            "Situation inventée pour la démonstration.");
    }
}
