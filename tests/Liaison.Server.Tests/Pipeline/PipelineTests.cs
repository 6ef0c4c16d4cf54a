using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Meetings;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Liaison.Server.Tests.Pipeline;

/// <summary>The behaviours in their order: authorise, validate, and for commands transact.</summary>
public sealed class PipelineTests
{
    private static readonly ReadAssociation.Query Asked = new(Guid.Parse("01941d00-0000-7000-8000-000000000001"));

    private readonly IRequestHandler<ReadAssociation.Query, ReadAssociation.Response> handler =
        Substitute.For<IRequestHandler<ReadAssociation.Query, ReadAssociation.Response>>();
    private int validations;

    [Fact]
    public async Task Without_the_right_nothing_is_validated_and_nothing_handled()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Send(Role.PressOfficer, Asked));
        Assert.Equal(Authorisation.RightMissing, refused.Refusal);
        Assert.Equal(0, validations);
        await handler.DidNotReceiveWithAnyArgs().Handle(default!, default);
    }

    [Fact]
    public async Task What_is_not_valid_is_not_handled()
    {
        await Assert.ThrowsAsync<ValidationException>(() => Send(Role.OfficeAgent, new ReadAssociation.Query(Guid.Empty)));
        await handler.DidNotReceiveWithAnyArgs().Handle(default!, default);
    }

    [Fact]
    public async Task What_is_allowed_and_valid_is_handled_once()
    {
        await Send(Role.OfficeAgent, Asked);
        Assert.Equal(1, validations);
        await handler.Received(1).Handle(Asked, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_suspended_association_reads()
    {
        await Send(Role.Association, Asked, AssociationStatus.Suspended);
        await handler.ReceivedWithAnyArgs(1).Handle(default!, default);
    }

    [Fact]
    public async Task A_request_without_a_caller_is_a_fault_of_the_program()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => mediator.Send(Asked));
    }

    [Fact]
    public async Task A_validator_is_made_once_for_all_requests()
    {
        await using var services = Services();
        await using var one = services.CreateAsyncScope();
        await using var other = services.CreateAsyncScope();
        var made = one.ServiceProvider.GetRequiredService<IValidator<RequestMeeting.Command>>();
        Assert.Same(made, other.ServiceProvider.GetRequiredService<IValidator<RequestMeeting.Command>>());
    }

    // The database answers nothing: a query that reached for a transaction would fail here.
    private ServiceProvider Services()
    {
        var validator = new InlineValidator<ReadAssociation.Query>();
        validator.RuleFor(query => query.Id).Must(id =>
        {
            validations++;
            return id != Guid.Empty;
        });
        return new ServiceCollection().AddSingleton(Substitute.For<Database>()).AddSingleton(Substitute.For<LookIntake>()).AddSingleton(TimeProvider.System)
            .AddSingleton(Substitute.For<KeyStore>()).AddSingleton(Substitute.For<IKeyService>()).AddLogging().AddSingleton<Safe>()
            .AddScoped<Session>().AddPipeline().AddScoped(_ => handler).AddScoped<IValidator<ReadAssociation.Query>>(_ => validator).BuildServiceProvider();
    }

    private async Task Send(Role role, ReadAssociation.Query query, AssociationStatus? status = null)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller =
            new Caller(Guid.Empty, role, LiaisonApp.Somme, status is null ? null : query.Id, status);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
    }
}
