using Liaison.Server.Web;

namespace Liaison.Server.Audiences;

/// <summary>URL → use case.</summary>
public static class ReferralRoutes
{
    public static void MapReferrals(this IEndpointRouteBuilder api)
    {
        var referrals = api.MapGroup("/referrals").WithTags("Referrals")
            .WithMetadata(Subject.Of<ReadReferral.Query, ReadReferral.Response>(id => new(id)));
        referrals.MapGet("/", ListReferrals.Endpoint).Sends<ListReferrals.Query>("List referrals, as far as the caller reads them");
        referrals.MapGet("/{id:guid}", ReadReferral.Endpoint).Sends<ReadReferral.Query>("Read a referral");
        referrals.MapPost("/{id:guid}/matching", MatchReferral.Endpoint).Sends<MatchReferral.Command>("Say which case a referral is");
        referrals.MapPost("/{id:guid}/lapsing", LapseReferral.Endpoint).Sends<LapseReferral.Command>("Give a referral up, with a reason");
    }
}
