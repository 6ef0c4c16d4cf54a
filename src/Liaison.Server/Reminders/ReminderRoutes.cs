using Liaison.Server.Web;

namespace Liaison.Server.Reminders;

/// <summary>URL → use case.</summary>
public static class ReminderRoutes
{
    public static void MapReminders(this IEndpointRouteBuilder api) =>
        api.MapGroup("/reminders").WithTags("Reminders").MapGet("/", ListReminders.Endpoint).Sends<ListReminders.Query>("List what falls due");
}
