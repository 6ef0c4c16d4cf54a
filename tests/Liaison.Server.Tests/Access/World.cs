using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Access;

/// <summary>Everything that can have an address, in every state that the first association's things can be in, and once for others:
/// another association, one that is suspended, one of another prefecture. And everybody who may come.</summary>
internal sealed partial class World
{
    private readonly List<Thing> things = [];
    private readonly List<Visitor> visitors = [];
    private readonly HashSet<Guid> destroyed = [];
    private readonly List<Guid> used = [];
    private readonly List<long> sizes = [];

    public IReadOnlyList<Thing> Things => things;

    public IReadOnlyList<Visitor> Visitors => visitors;

    /// <summary>The cases that were destroyed.</summary>
    public IReadOnlySet<Guid> Destroyed => destroyed;

    /// <summary>The keys of those who did something: they have a breach file that is not empty.</summary>
    public IEnumerable<Guid> Keys => used;

    /// <summary>Sizes of checkpoints that there are.</summary>
    public IReadOnlyList<long> Sizes => sizes;

    public Visitor Visitor(string name) => visitors.Single(visitor => visitor.Name == name);

    /// <summary>A thing of the first association.</summary>
    public Thing Thing(string noun, string state) => things.First(thing => thing.Noun == noun && thing.State == state);

    public static async Task<World> Build(AccessApp app, Canaries canaries)
    {
        var world = new World();
        OwnedCanaries Words(Actor owner) => new(canaries, owner.AssociationId);
        var (first, other, suspended) = (await app.NewAssociation(), await app.NewAssociation(), await app.NewAssociation());
        var (closed, silent) = (await app.NewAssociation(), await app.NewAssociation());
        var elsewhere = await app.NewAssociation(LiaisonApp.Nord);
        world.used.AddRange([first.Key.Id, other.Key.Id, elsewhere.Key.Id, (await app.Staff(Role.OfficeHead)).Key.Id]);
        var begun = await BeginSession(app, new Seat(Role.OfficeHead, LiaisonApp.Somme, null));
        await new EveryState(world, app, Words(first), first, other).Build();
        await new EveryText(world, app, Words(first), first).Build();
        await new EveryDecision(world, app, Words(first), first).Build();
        await new OneOfEach(world, app, Words(other), other, "other").Build();
        await new OneOfEach(world, app, Words(suspended), suspended, "suspended").Build();
        await new OneOfEach(world, app, Words(elsewhere), elsewhere, "elsewhere").Build();
        await world.AddAssociations(app, [first, other, elsewhere], silent, suspended, closed);
        await world.AddPrefecture(app, LiaisonApp.Somme);
        await world.AddPrefecture(app, LiaisonApp.Nord);
        await world.AddUnknown(app);
        await world.AddNarrowed(app);
        await world.AddKeys(app, first, other, elsewhere);
        await world.AddPeople(app, first, other, elsewhere);
        world.visitors.Add(Access.Visitor.Of("member", first));
        world.visitors.Add(Access.Visitor.Of("manager", await app.NewActor(Role.AssociationManager, LiaisonApp.Somme, first.AssociationId)));
        world.visitors.Add(Access.Visitor.Of("other association", other));
        world.visitors.Add(Access.Visitor.Of("suspended association", suspended, isSuspended: true));
        world.visitors.Add(Access.Visitor.Of("closed association", closed, isSuspended: true));
        world.visitors.Add(Access.Visitor.Of("association elsewhere", elsewhere));
        await world.AddSignedIn(app, first.AssociationId, elsewhere.AssociationId);
        await world.AddSignedOut(app, expired: begun);
        return world;
    }

    /// <summary>Adds a thing of an association, or of those invited.</summary>
    public void Add(string noun, string state, Actor association, params IReadOnlyList<Guid> values) => Add(noun, state, [association], values);

    public void Add(string noun, string state, Actor[] associations, IReadOnlyList<Guid> values) => things.Add(new Thing(noun, state,
        associations[0].Key.PrefectureCode, [.. associations.Select(association => association.AssociationId)], [.. values.Select(value => value.ToString())]));

    /// <summary>A thing of the office of a prefecture.</summary>
    public void AddOfOffice(string noun, string state, string prefecture, params IReadOnlyList<string> values) =>
        things.Add(new Thing(noun, state, prefecture, [], [.. values]));

    /// <summary>A thing of an association that has no id alone.</summary>
    public void AddPart(string noun, string state, Actor association, params IReadOnlyList<string> values) => AddPart(noun, state, [association], values);

    /// <summary>The same of several associations.</summary>
    public void AddPart(string noun, string state, Actor[] associations, params IReadOnlyList<string> values) => things.Add(new Thing(noun, state,
        associations[0].Key.PrefectureCode, [.. associations.Select(association => association.AssociationId)], [.. values]));

    private async Task AddAssociations(LiaisonApp app, Actor[] speaking, Actor silent, Actor suspended, Actor closed)
    {
        var office = await app.Staff(Role.OfficeHead);
        (await office.Post($"/associations/{suspended.AssociationId}/suspension", new { reason = "Motif" })).Is(200);
        (await office.Post($"/associations/{closed.AssociationId}/closing", new { reason = "Motif" })).Is(200);
        foreach (var association in speaking)
            Add("associations", Access.Thing.Speaking, association, association.AssociationId);
        Add("associations", "active", silent, silent.AssociationId);
        Add("associations", "suspended", suspended, suspended.AssociationId);
        Add("associations", "closed", closed, closed.AssociationId);
    }

    // Settings, a figure, the journal: what a prefecture has of its own; and its people.
    private async Task AddPrefecture(LiaisonApp app, string code)
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Association, Role.AssociationManager]))
            visitors.Add(Access.Visitor.Of(code == LiaisonApp.Somme ? $"{role}" : $"{role} elsewhere", await app.Staff(role, code)));
        var figure = await (await app.Staff(Role.OfficeHead, code)).Post("/statistics/regularisations", new
        {
            from = "2016-01-01", to = "2016-12-31", population = "whole prefecture", basis = "humanitarian grounds", granted = 284,
            quotedRatePercent = 58, source = "Bilan",
        });
        things.Add(new Thing("regularisations", "entered", code, [], $"{figure.Is(201).Id}"));
        things.Add(new Thing("prefectures", "set", code, [], code));
        await AddDestructionList(app, code);
        await app.Seal();
        var journal = (await (await app.Officer(code)).Get("/journal?limit=1")).Is(200);
        things.Add(new Thing("journal", "sealed", code, [], $"{journal.Data[0]!["position"]}"));
        sizes.AddRange((await (await app.Officer(code)).Get("/journal/checkpoints?limit=2")).Is(200).Data.Select(checkpoint => checkpoint!["size"]!.GetValue<long>()));
    }

    // Destroyed, so that its certificate is there.
    private async Task AddDestructionList(LiaisonApp app, string code)
    {
        var opened = (await (await app.NewAssociation(code)).Post("/cases", new { persons = Array.Empty<object>() })).Is(201);
        var officer = await app.Staff(Role.DataProtectionOfficer, code);
        var list = (await officer.Post("/destruction-lists", new { basis = "request", caseReference = opened.Json.Text("reference"), reason = "Demande" })).Is(201);
        (await officer.Post($"/destruction-lists/{list.Id}/approval", new { visa = "AD-1" })).Is(200);
        await Retention.RetentionScenarios.Destroys(app, list.Id, code);
        destroyed.Add(opened.Id);
        things.Add(new Thing("destruction-lists", "destroyed", code, [], $"{list.Id}"));
    }
}
