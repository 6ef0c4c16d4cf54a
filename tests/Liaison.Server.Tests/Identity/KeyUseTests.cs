using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Liaison.Server.Tests.Identity;

public sealed class KeyUseTests
{
    private static readonly DateTimeOffset Now = new(2017, 1, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_cannot_be_written_waits_and_is_written_once()
    {
        var database = Substitute.For<Database>();
        database.Write(default!, default(Func<Link, Task<int>>)!).ThrowsAsyncForAnyArgs(DataRules.Unavailable.Because());
        var uses = new KeyUses(database, NullLogger<KeyUses>.Instance);
        uses.Note(ApiKey.New(Role.Cabinet, "80", null, Now, Now.AddDays(1)).Key, Now);
        await uses.Flush();
        await uses.Flush();
        await database.ReceivedWithAnyArgs(2).Write(default!, default(Func<Link, Task<int>>)!);
        database.Write(default!, default(Func<Link, Task<int>>)!).ReturnsForAnyArgs(1);
        await uses.Flush();
        await uses.Flush();
        await database.ReceivedWithAnyArgs(3).Write(default!, default(Func<Link, Task<int>>)!);
    }

    [Fact]
    public async Task A_use_soon_after_the_last_one_written_is_not_worth_a_write()
    {
        var database = Substitute.For<Database>();
        var uses = new KeyUses(database, NullLogger<KeyUses>.Instance);
        var key = ApiKey.New(Role.Cabinet, "80", null, Now, Now.AddDays(1)).Key with { LastUsedAt = Now };
        uses.Note(key, Now + KeyUses.Grain - TimeSpan.FromTicks(1));
        await uses.Flush();
        await database.DidNotReceiveWithAnyArgs().Write(default!, default(Func<Link, Task<int>>)!);
        uses.Note(key, Now + KeyUses.Grain);
        await uses.Flush();
        await database.ReceivedWithAnyArgs(1).Write(default!, default(Func<Link, Task<int>>)!);
    }

    [Fact]
    public async Task A_key_that_was_read_before_its_last_use_was_written_is_not_written_again_at_each_use()
    {
        var database = Substitute.For<Database>();
        database.Write(default!, default(Func<Link, Task<int>>)!).ReturnsForAnyArgs(1);
        var uses = new KeyUses(database, NullLogger<KeyUses>.Instance);
        var readBefore = ApiKey.New(Role.Cabinet, "80", null, Now, Now.AddDays(1)).Key;
        for (var use = Now; use < Now + KeyUses.Grain; use += TimeSpan.FromMinutes(1))
        {
            uses.Note(readBefore, use);
            await uses.Flush();
        }
        await database.ReceivedWithAnyArgs(1).Write(default!, default(Func<Link, Task<int>>)!);
        uses.Note(readBefore, Now + KeyUses.Grain);
        await uses.Flush();
        await database.ReceivedWithAnyArgs(2).Write(default!, default(Func<Link, Task<int>>)!);
    }
}
