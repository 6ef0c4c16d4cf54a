using Xunit.Abstractions;

namespace Liaison.Server.Tests.Access;

/// <summary>Whoever keeps a copy of a list by its changes has what is in the list, whatever has been done to whom.</summary>
[Collection(nameof(AccessApp))]
public sealed class FollowingTests(AccessApp app, ITestOutputHelper output)
{
    [Fact]
    public async Task A_copy_kept_by_changes_alone_is_the_list_itself()
    {
        await app.Followers.Follow();
        var differences = new List<string>();
        foreach (var follower in app.Followers.All)
            differences.AddRange(await follower.Differences());
        output.WriteLine($"{app.Followers.All.Count} copies, {app.Followers.All.Sum(follower => follower.Gone.Count)} rows gone on the way");
        Assert.Empty(differences);
        Assert.True(app.Followers.All.Count > 40, $"{app.Followers.All.Count} copies");
    }

    [Fact]
    public void What_leaves_a_filtered_list_is_told() =>
        Assert.True(app.Followers.All.Count(follower => follower.Gone.Count > 0) >= 3, string.Join(", ", app.Followers.All.Select(follower => $"{follower.Name} {follower.Gone.Count}")));

    [Fact]
    public void Nothing_leaves_a_whole_list_but_what_was_destroyed() =>
        Assert.Empty(app.Followers.All.Where(follower => !follower.Name.Contains('?', StringComparison.Ordinal) && !app.World.Destroyed.IsSupersetOf(follower.Gone))
            .Select(follower => follower.Name));
}
