using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests;

/// <summary>Scaffolding while areas are built side by side: states made through the tables, until the API makes them.</summary>
public static class InProcess
{
    /// <summary>Writes as somebody of the prefecture in one transaction.</summary>
    public static async Task<T> Write<T>(this LiaisonApp app, Func<Session, Task<T>> write, Role role = Role.OfficeHead, string prefecture = LiaisonApp.Somme)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = new Caller(Guid.Empty, role, prefecture, null, null);
        var db = scope.ServiceProvider.GetRequiredService<Session>();
        return await db.Write(() => write(db), default);
    }

    /// <summary>Takes a meeting a step further by the domain's own verb.</summary>
    public static Task<Guid> Change(this LiaisonApp app, Guid meetingId, Func<Meeting, Meeting> verb) => app.Write(async db =>
    {
        await MeetingTable.Save(db, verb(await MeetingTable.Load(db, meetingId)));
        return meetingId;
    });
}
