using Liaison.Domain.Calendar;

namespace Liaison.Domain.Prefectures;

/// <summary>The State's representation in one département; owner of everything that the service keeps.</summary>
public sealed record Prefecture
{
    /// <summary>Code of the département, a string: <c>80</c>, <c>2A</c>, <c>974</c>.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    /// <summary>IANA time zone of its civil days.</summary>
    public required string TimeZone { get; init; }
    public required HolidayZone HolidayZone { get; init; }
    public ServiceAddress Service { get; init; } = ServiceAddress.None;
    /// <summary>The freeze day lies this many working days before a technical meeting.</summary>
    public int FreezeWorkingDays { get; init; } = PrefectureRules.DefaultFreezeWorkingDays;
    /// <summary>What falls due is reminded of this many working days before.</summary>
    public int ReminderWorkingDays { get; init; } = PrefectureRules.DefaultReminderWorkingDays;
    /// <summary>Opening hours as shown to associations, free text.</summary>
    public string? OpeningHours { get; init; }
    /// <summary>Rooms where meetings take place.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];
    /// <summary>Who is reached for what cannot wait for a meeting.</summary>
    public string? DutyContact { get; init; }
    public int Version { get; init; } = 1;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The prefecture of a département with the defaults of its place.</summary>
    /// <param name="code">Code of the département; <c>prefecture.unknown_department</c> when there is none of that code.</param>
    public static Prefecture Of(string code)
    {
        var department = Department.Find(code) ?? throw PrefectureRules.UnknownDepartment.In("code");
        return new Prefecture
        {
            Code = department.Code, Name = department.Name, TimeZone = department.TimeZone, HolidayZone = department.HolidayZone,
        };
    }
}

/// <summary>The service that receives requests, as an acknowledgement must name it. [CRPA R112-5]</summary>
public sealed record ServiceAddress(string Name, string Address, string Email, string Phone)
{
    public static readonly ServiceAddress None = new("Bureau des étrangers", "", "", "");
}
