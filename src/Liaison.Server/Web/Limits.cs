using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.Primitives;

namespace Liaison.Server.Web;

/// <summary>How many requests are taken: so many a minute for each key, and for each address that comes without one, so that nobody's haste
/// is another's wait. Counted by each node for itself.</summary>
public sealed class Limits : IDisposable
{
    private const int IPv6Network = 8;

    /// <summary>A quota: its name, how many requests it holds, and how many come back each second.</summary>
    private sealed record Quota(string Name, int PerMinute)
    {
        public double PerSecond { get; } = PerMinute / 60.0;

        public StringValues Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={PerMinute};w=60");

        public TokenBucketRateLimiterOptions Bucket { get; } = new()
        {
            TokenLimit = int.Max(PerMinute, 1), TokensPerPeriod = int.Max(PerMinute / 60, 1), AutoReplenishment = false,
            ReplenishmentPeriod = TimeSpan.FromSeconds(int.Max(PerMinute / 60, 1) * 60.0 / int.Max(PerMinute, 1)),
        };
    }

    // Who spends: a key, or an address.
    private readonly record struct Spender(Guid Key, IPAddress? Address);

    private readonly Quota key;
    private readonly Quota address;
    private readonly PartitionedRateLimiter<Spender> buckets;

    public Limits(WebOptions web)
    {
        (key, address) = (new Quota("key", web.KeyPerMinute), new Quota("address", web.AddressPerMinute));
        buckets = PartitionedRateLimiter.Create<Spender, Spender>(spender =>
            RateLimitPartition.GetTokenBucketLimiter(spender, by => by.Address is null ? key.Bucket : address.Bucket));
    }

    /// <summary>Whether the request is taken; tells in <c>RateLimit</c> and <c>RateLimit-Policy</c> what is left, and in <c>Retry-After</c>
    /// when to come again. [draft-ietf-httpapi-ratelimit-headers]</summary>
    public bool Takes(HttpContext context, Caller? caller)
    {
        var quota = caller is null ? address : key;
        if (quota.PerMinute == 0)
            return true;
        var spender = caller is null ? new Spender(default, NetworkOf(context.Connection.RemoteIpAddress)) : new Spender(caller.Id, null);
        using var lease = buckets.AttemptAcquire(spender);
        var left = (int)(buckets.GetStatistics(spender)?.CurrentAvailablePermits ?? 0);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = quota.Policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture,
            $"\"{quota.Name}\";r={left};t={(int)double.Ceiling((quota.PerMinute - left) / quota.PerSecond)}");
        if (!lease.IsAcquired)
            headers.RetryAfter = ((int)double.Ceiling(1 / quota.PerSecond)).ToString(CultureInfo.InvariantCulture);
        return lease.IsAcquired;
    }

    public void Dispose() => buckets.Dispose();

    // Whoever has one IPv6 address has its whole network.
    private static IPAddress NetworkOf(IPAddress? remote)
    {
        if (remote is null)
            return IPAddress.None;
        if (remote.IsIPv4MappedToIPv6)
            return remote.MapToIPv4();
        if (remote.AddressFamily != AddressFamily.InterNetworkV6)
            return remote;
        var bytes = remote.GetAddressBytes();
        bytes.AsSpan(IPv6Network).Clear();
        return new IPAddress(bytes);
    }
}

/// <summary>Asks the limits of every request but the probes.</summary>
public static class LimitMiddleware
{
    /// <summary>Stands behind authentication, which says whose request it is. Code, 429: <c>limit.exceeded</c>.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<Limits>();
        app.Use((context, next) => Probes.IsAskedBy(context.Request)
                || limits.Takes(context, context.RequestServices.GetRequiredService<CurrentCaller>().Caller)
            ? next(context)
            : throw new HttpRefusedException(StatusCodes.Status429TooManyRequests, ExchangeRules.LimitExceeded));
    }
}
