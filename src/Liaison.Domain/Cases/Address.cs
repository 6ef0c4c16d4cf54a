namespace Liaison.Domain.Cases;

/// <summary>Where the household is reached by post; it also tells which prefecture is competent.</summary>
/// <param name="Street">Number and street, or the organisation where the household has its domicile.</param>
/// <param name="PostalCode">Five digits.</param>
/// <param name="Commune">Name of the commune.</param>
/// <param name="DepartmentCode">Needed only where the postal code does not tell it (Corsica, border communes).</param>
public sealed record Address(string Street, string PostalCode, string Commune, string? DepartmentCode = null)
{
    /// <summary>The département as stated, else as the postal code tells; null where neither does.</summary>
    public string? Department() => DepartmentCode ?? Prefectures.Department.OfPostalCode(PostalCode);

    public bool IsComplete() => Street.Trim().Length > 0 && PostalCode.Trim().Length > 0 && Commune.Trim().Length > 0;
}
