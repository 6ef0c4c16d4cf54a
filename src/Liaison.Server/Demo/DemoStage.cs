using Liaison.Domain.Associations;
using Liaison.Domain.Calendar;
using Liaison.Server.Pipeline;
using MediatR;

namespace Liaison.Server.Demo;

/// <summary>Where the demo year is told: people in their roles, and things that happen at their time through the use cases a user calls.</summary>
public sealed class DemoStage(IServiceProvider services, DemoClock clock)
{
    // In order of time, then of planning; what happens may plan what happens later.
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> events = new();
    private int planned;

    /// <summary>Somebody of the prefecture.</summary>
    public static Caller Staff(Role role) => new(Guid.Empty, role, SommeYear.Prefecture, null, null);

    /// <summary>Somebody of an association.</summary>
    public static Caller MemberOf(Guid association) => new(Guid.Empty, Role.Association, SommeYear.Prefecture, association, AssociationStatus.Active);

    /// <summary>Plans what happens at a local time in Amiens.</summary>
    public void At(DateOnly day, TimeOnly time, Func<Task> act) => 
        events.Enqueue(act, (LocalTime.InstantOf(day.ToDateTime(time), SommeYear.Zone), planned++));

    /// <summary>Lets everything happen that was planned up to an instant, each at its own time.</summary>
    public async Task Play(DateTimeOffset until)
    {
        while (events.TryDequeue(out var act, out var when) && when.At <= until)
        {
            clock.TravelTo(when.At);
            await act();
        }
    }

    /// <summary>Sends a request as somebody, in a scope of its own.</summary>
    public async Task<TResponse> Send<TResponse>(Caller caller, IRequest<TResponse> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = caller;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
