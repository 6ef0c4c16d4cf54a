using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Prefectures;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Prefectures;

/// <summary>The settings of the own prefecture are replaced.</summary>
public static class ChangeSettings
{
    private const int LineLength = 200;
    private const int MaxRooms = 50;

    /// <param name="ReminderWorkingDays">Working days before its due day from which each side is reminded of what falls due; 5 where it is left out.</param>
    public sealed record Body(ServiceAddress Service, string TimeZone, HolidayZone HolidayZone, int FreezeWorkingDays, IReadOnlyList<string> Rooms,
        string? OpeningHours = null, string? DutyContact = null, int ReminderWorkingDays = PrefectureRules.DefaultReminderWorkingDays) : IExample
    {
        public static object Example => new Body(new ServiceAddress("Bureau des étrangers", "51 rue de l'Exemple, 80000 Amiens",
            "etrangers@exemple.fr", "03 00 00 00 00"),
            "Europe/Paris", HolidayZone.Metropole, PrefectureRules.DefaultFreezeWorkingDays, ["Salle A"], "Du lundi au vendredi, 9 h – 12 h");
    }

    public sealed record Command(string Code, Body Body) : ICommand<Unit>
    {
        public static Right Requires => Right.ChangeSettings;
        public static IReadOnlyList<Refusal> Refuses => [PrefectureRules.UnknownTimeZone];
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body.Service.Name).Text(LineLength);
            RuleFor(command => command.Body.Service.Address).OptionalText(LineLength);
            RuleFor(command => command.Body.Service.Email).OptionalText(LineLength).Must(IsEmail!).Refuses(InputRules.FormatWrong);
            RuleFor(command => command.Body.Service.Phone).OptionalText(LineLength);
            RuleFor(command => command.Body.TimeZone).DomainForm(40, "^[A-Za-z]+(/[A-Za-z_]+)+$");
            RuleFor(command => command.Body.FreezeWorkingDays).Between(0, PrefectureRules.MaxFreezeWorkingDays);
            RuleFor(command => command.Body.ReminderWorkingDays).Between(0, PrefectureRules.MaxReminderWorkingDays);
            RuleFor(command => command.Body.Rooms).Distinct(MaxRooms);
            RuleForEach(command => command.Body.Rooms).Text(LineLength);
            RuleFor(command => command.Body.OpeningHours).OptionalText(CommonRules.ReasonLength);
            RuleFor(command => command.Body.DutyContact).OptionalText(LineLength);
        }

        // Something before and after one @, or nothing at all: whether it is read there, no rule can tell.
        private static bool IsEmail(string text) => text.Length == 0
            || (text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace));
    }

    public sealed class Handler(Session db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = command.Body;
            await PrefectureTable.Save(db, await PrefectureTable.Load(db, command.Code) with
            {
                Service = body.Service, TimeZone = PrefectureRules.TimeZone(body.TimeZone), HolidayZone = body.HolidayZone, Rooms = body.Rooms,
                FreezeWorkingDays = body.FreezeWorkingDays, OpeningHours = body.OpeningHours, DutyContact = body.DutyContact,
                ReminderWorkingDays = body.ReminderWorkingDays,
            });
            return Unit.Value;
        }
    }

    public static Task<Ok<ReadSettings.Response>> Endpoint(string code, Body body, Acts acts, CancellationToken ct) =>
        acts.Step(new Command(code, body), new ReadSettings.Query(code), ct);
}
