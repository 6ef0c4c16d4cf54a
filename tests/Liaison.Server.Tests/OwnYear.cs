namespace Liaison.Server.Tests;

/// <summary>Tests that move the clock far: each has a service of its own, which starts on 2 January 2017.</summary>
public abstract class OwnYear(LiaisonApp? app = null) : IAsyncLifetime, IAsyncDisposable
{
    protected LiaisonApp App { get; } = app ?? new LiaisonApp();

    public Task InitializeAsync() => App.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncLifetime)App).DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
