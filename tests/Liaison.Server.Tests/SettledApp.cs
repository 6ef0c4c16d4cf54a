using Microsoft.AspNetCore.Hosting;

namespace Liaison.Server.Tests;

/// <summary>A service with settings of its own.</summary>
public sealed class SettledApp(params (string Name, string Value)[] settings) : LiaisonApp
{
    /// <summary>Asks something in a way of its own, without what an actor adds.</summary>
    public async Task<HttpResponseMessage> Ask(string path, string? key = null, params (string Name, string Value)[] headers)
    {
        using var http = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
    }
}
