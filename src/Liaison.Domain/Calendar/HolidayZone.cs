namespace Liaison.Domain.Calendar;

/// <summary>A territory with its own public holidays.</summary>
public enum HolidayZone
{
    /// <summary>The eleven national holidays (Code du travail L3133-1).</summary>
    Metropole,
    /// <summary>Bas-Rhin, Haut-Rhin, Moselle: also 26 December.</summary>
    AlsaceMoselle,
    /// <summary>The communes of Alsace-Moselle that also keep Good Friday.</summary>
    AlsaceMoselleGoodFriday,
    /// <summary>Guadeloupe: abolition of slavery, 27 May.</summary>
    Guadeloupe,
    /// <summary>Martinique: abolition of slavery, 22 May.</summary>
    Martinique,
    /// <summary>Guyane: abolition of slavery, 10 June.</summary>
    Guyane,
    /// <summary>La Réunion: abolition of slavery, 20 December.</summary>
    Reunion,
    /// <summary>Mayotte: abolition of slavery, 27 April.</summary>
    Mayotte,
    /// <summary>Saint-Martin: abolition of slavery, 28 May (27 May before 2018).</summary>
    SaintMartin,
    /// <summary>Saint-Barthélemy: abolition of slavery, 9 October.</summary>
    SaintBarthelemy,
    /// <summary>Saint-Pierre-et-Miquelon.</summary>
    SaintPierreEtMiquelon,
    /// <summary>French Polynesia: local days stand in the table of amendments.</summary>
    Polynesia,
    /// <summary>New Caledonia: local days stand in the table of amendments.</summary>
    NewCaledonia,
    /// <summary>Wallis and Futuna: local days stand in the table of amendments.</summary>
    WallisAndFutuna,
}
