namespace Liaison.Server.Tests;

/// <summary>Tests that move the clock far: each has a service of its own, which starts on 2 January 2017.</summary>
public abstract class OwnYear : IAsyncLifetime, IAsyncDisposable
{
    protected LiaisonApp App { get; } = new();

    public Task InitializeAsync() => App.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
