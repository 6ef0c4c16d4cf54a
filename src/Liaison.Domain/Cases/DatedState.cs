namespace Liaison.Domain.Cases;

/// <summary>A state as somebody's nationality, with the days between which there was one of it.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, as it is or was; two former states had the same (CS).</param>
/// <param name="FormerCode">Of a former state: its four letters of ISO 3166-3, which no other has. Null for a present state.</param>
/// <param name="Name">Its name; null for a present state, which its code alone names.</param>
/// <param name="FirstDay">The first day of it under this code; null where that lies before ISO 3166 (1974) or is the same for all who live.</param>
/// <param name="LastDay">The last day of it; null for a present state. Not the day on which ISO withdrew the code, which came weeks or months later.</param>
/// <param name="Successors">Codes of the states that came after it on its territory.</param>
public sealed record DatedState(string Code, string? FormerCode, Wording? Name, DateOnly? FirstDay, DateOnly? LastDay, params IReadOnlyList<string> Successors)
{
    /// <summary>The former states of which somebody can have been a national. [ISO 3166-3; the days are those of the acts that ended them] Of the 31
    /// entries of that standard those are left out that name a territory without nationals of its own, and those whose code has another
    /// meaning today (AI, BQ, BY, GE, SK): there the present state is meant.</summary>
    public static readonly IReadOnlyList<DatedState> Former =
    [
        Ended("SU", "SUHH", "Union soviétique", "Soviet Union", new(1991, 12, 25),
            "AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"),
        Ended("YU", "YUCS", "Yougoslavie", "Yugoslavia", new(2003, 2, 3), "BA", "HR", "ME", "MK", "RS", "SI", "XK"),
        Ended("CS", "CSHH", "Tchécoslovaquie", "Czechoslovakia", new(1992, 12, 31), "CZ", "SK"),
        Ended("CS", "CSXX", "Serbie-et-Monténégro", "Serbia and Montenegro", new(2006, 6, 2), "ME", "RS", "XK") with { FirstDay = new(2003, 2, 4) },
        Ended("DD", "DDDE", "République démocratique allemande", "German Democratic Republic", new(1990, 10, 2), "DE"),
        Ended("ZR", "ZRCD", "Zaïre", "Zaire", new(1997, 5, 16), "CD"),
        Ended("BU", "BUMM", "Birmanie", "Burma", new(1989, 6, 17), "MM"),
        Ended("TP", "TPTL", "Timor oriental", "East Timor", new(2002, 5, 19), "TL"),
        Ended("AN", "ANHH", "Antilles néerlandaises", "Netherlands Antilles", new(2010, 10, 9), "BQ", "CW", "SX"),
        Ended("YD", "YDYE", "Yémen du Sud", "Democratic Yemen", new(1990, 5, 21), "YE"),
        Ended("HV", "HVBF", "Haute-Volta", "Upper Volta", new(1984, 8, 3), "BF"),
        Ended("DY", "DYBJ", "Dahomey", "Dahomey", new(1975, 11, 29), "BJ"),
        Ended("RH", "RHZW", "Rhodésie du Sud", "Southern Rhodesia", new(1980, 4, 17), "ZW"),
        Ended("NH", "NHVU", "Nouvelles-Hébrides", "New Hebrides", new(1980, 7, 29), "VU"),
        Ended("VD", "VDVN", "République démocratique du Viêt Nam", "Democratic Republic of Viet Nam", new(1976, 7, 1), "VN"),
    ];

    /// <summary>The present states that began within living memory, by the day of independence or of the present name: before it nobody could be a
    /// national of them under this code.</summary>
    public static readonly IReadOnlyList<DatedState> Begun =
    [
        Since("AM", 1991, 9, 21), Since("AZ", 1991, 8, 30), Since("BY", 1991, 8, 25), Since("EE", 1991, 8, 20), Since("GE", 1991, 4, 9),
        Since("KG", 1991, 8, 31), Since("KZ", 1991, 12, 16), Since("LT", 1990, 3, 11), Since("LV", 1990, 5, 4), Since("MD", 1991, 8, 27),
        Since("TJ", 1991, 9, 9), Since("TM", 1991, 10, 27), Since("UA", 1991, 8, 24), Since("UZ", 1991, 9, 1),
        Since("BA", 1992, 3, 3), Since("HR", 1991, 6, 25), Since("MK", 1991, 9, 8), Since("SI", 1991, 6, 25), Since("ME", 2006, 6, 3),
        Since("RS", 2006, 6, 3), Since("XK", 2008, 2, 17), Since("CZ", 1993, 1, 1), Since("SK", 1993, 1, 1), Since("CD", 1997, 5, 17),
        Since("MM", 1989, 6, 18), Since("TL", 2002, 5, 20), Since("YE", 1990, 5, 22), Since("BF", 1984, 8, 4), Since("BJ", 1975, 11, 30),
        Since("ZW", 1980, 4, 18), Since("VU", 1980, 7, 30), Since("CW", 2010, 10, 10), Since("SX", 2010, 10, 10), Since("BQ", 2010, 10, 10),
        Since("ER", 1993, 5, 24), Since("NA", 1990, 3, 21), Since("SS", 2011, 7, 9), Since("PW", 1994, 10, 1),
    ];

    private static readonly ILookup<string, DatedState> ByCode = Former.SelectMany(state => (IEnumerable<(string Key, DatedState State)>)
        [(state.Code, state), (state.FormerCode!, state)]).Concat(Begun.Select(state => (Key: state.Code, State: state))).ToLookup(named => named.Key, named => named.State);

    /// <summary>The states that a code can mean; none where it means one that has been there all along.</summary>
    public static IEnumerable<DatedState> Meant(string code) => ByCode[code];

    /// <summary>Whether there was this state on a day.</summary>
    public bool IsOn(DateOnly day) => !(day < FirstDay) && !(day > LastDay);

    private static DatedState Ended(string code, string formerCode, string french, string english, DateOnly lastDay, params IReadOnlyList<string> successors) =>
        new(code, formerCode, new Wording(french, english), FirstDay: null, lastDay, successors);

    private static DatedState Since(string code, int year, int month, int day) => new(code, FormerCode: null, Name: null, new DateOnly(year, month, day), LastDay: null);
}
