using Liaison.Server.Journal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Liaison.Server.Tests.Journal;

/// <summary>A service whose sealer does not run: the test seals and prunes when it wants to.</summary>
public class UnsealedApp : LiaisonApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Remove(services.Single(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(Sealer))));
    }
}
