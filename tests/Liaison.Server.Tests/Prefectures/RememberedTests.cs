using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Prefectures;

/// <summary>What a snapshot or a write has read is known in it, and no longer.</summary>
public sealed class RememberedTests : OwnYear
{
    [Fact]
    public Task A_prefecture_is_read_anew_once_the_snapshot_has_ended() => InSession(async db =>
    {
        var read = await PrefectureTable.Mine(db);
        await App.Database.Write(Reach.None, link => link.Execute("UPDATE prefecture SET freeze_working_days = freeze_working_days + 1"));
        Assert.Same(read, await PrefectureTable.Mine(db));
        await db.EndReading();
        Assert.Equal(read.FreezeWorkingDays + 1, (await PrefectureTable.Mine(db)).FreezeWorkingDays);
    });

    [Fact]
    public Task Nothing_is_known_of_a_write_that_was_undone() => InSession(async db =>
    {
        var before = await PrefectureTable.Mine(db);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Write<int>(async () =>
        {
            await db.Execute("UPDATE prefecture SET freeze_working_days = freeze_working_days + 1");
            Assert.Equal(before.FreezeWorkingDays + 1, (await PrefectureTable.Mine(db)).FreezeWorkingDays);
            throw new InvalidOperationException();
        }, default));
        Assert.Equal(before.FreezeWorkingDays, (await PrefectureTable.Mine(db)).FreezeWorkingDays);
    });

    private async Task InSession(Func<Session, Task> use)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = new Caller(Guid.Empty, Role.OfficeHead, LiaisonApp.Somme, null, null);
        await use(scope.ServiceProvider.GetRequiredService<Session>());
    }
}
