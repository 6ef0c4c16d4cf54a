using FluentValidation;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Prefectures;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>A person as stated; what is not known yet may be left out and then shows as a gap.</summary>
/// <param name="GroundCode">The article put forward, as in force today.</param>
/// <param name="Agdref">Foreigner number; the masked one that was read leaves it as it is.</param>
public record PersonBody(string FamilyName = "", string GivenNames = "", DateOnly? BirthDate = null, int? BirthYear = null,
    IReadOnlyList<string>? Nationalities = null, string? GroundCode = null, string? Agdref = null, bool Minor = false) : IExample
{
    public static object Example => new PersonBody("Exemple", "Personne", BirthYear: 1980, Nationalities: ["GE"], GroundCode: "L435-1");

    /// <summary>The person, checked. Codes: <c>case.ground_not_in_force</c> and those of <see cref="Person.Checked"/>.</summary>
    /// <param name="path">Path of the person in what was sent.</param>
    /// <param name="before">The person as read before: what was shown of ground and number may be sent back unchanged.</param>
    public Person ToPerson(Guid id, DateOnly today, string path = "", Person? before = null) => new Person
    {
        Id = id, FamilyName = FamilyName, GivenNames = GivenNames, BirthDate = BirthDate, BirthYear = BirthYear, Nationalities = Nationalities ?? [],
        GroundKey = GroundCode is null ? null
            : GroundCode == before?.GroundCodeOn(today) ? before.GroundKey
            : CaseRules.GroundOn(GroundCode, today, path + "groundCode").Key,
        Agdref = Agdref is not null && Agdref == before?.MaskedAgdref() ? before.Agdref : Agdref,
        StatedMinor = Minor,
    }.Checked(today, path);

    public sealed class Rules : AbstractValidator<PersonBody>
    {
        private const int MaxNationalities = 10;

        public Rules()
        {
            RuleFor(person => person.FamilyName).OptionalText(CaseRules.NameLength);
            RuleFor(person => person.GivenNames).OptionalText(CaseRules.NameLength);
            RuleFor(person => person.BirthDate).OptionalDay();
            RuleFor(person => person.BirthYear).OptionalBetween(CaseRules.OldestBirthYear, 2199);
            RuleFor(person => person.Nationalities!).Distinct(MaxNationalities).When(person => person.Nationalities is not null);
            RuleForEach(person => person.Nationalities).DomainForm(12, "^([A-Z]{2}|[a-zA-Z]+)$");
            RuleFor(person => person.GroundCode).DomainForm(40);
            RuleFor(person => person.Agdref).DomainForm(10, @"^[0-9*]{6,7}\d{3}$");
        }
    }
}

/// <summary>A person who joins a case, with the mandate where one is given.</summary>
public sealed record NewPersonBody(string FamilyName = "", string GivenNames = "", DateOnly? BirthDate = null, int? BirthYear = null,
    IReadOnlyList<string>? Nationalities = null, string? GroundCode = null, string? Agdref = null, bool Minor = false, MandateBody? Mandate = null)
    : PersonBody(FamilyName, GivenNames, BirthDate, BirthYear, Nationalities, GroundCode, Agdref, Minor), IExample
{
    public static new object Example => new NewPersonBody("Exemple", "Personne", BirthYear: 1980, Nationalities: ["GE"], GroundCode: "L435-1",
        Mandate: new MandateBody(MandateScope.Full, RiskInformed: true, "ka", new DateOnly(2017, 1, 2)));

    /// <summary>The case with this person and the mandate. Codes: <c>case.too_many_persons</c> and those of person and mandate.</summary>
    public Case JoinTo(Case household, DateOnly today, DateTimeOffset now, string path = "")
    {
        var person = ToPerson(Ids.New(now), today, path);
        var joined = household.Add(person);
        return Mandate is null ? joined : joined with
        {
            Mandates = [.. joined.Mandates, Mandate.ToMandate(Ids.New(now), person.Id).Checked(today, path + "mandate.")],
        };
    }

    public new sealed class Rules : AbstractValidator<NewPersonBody>
    {
        public Rules()
        {
            Include(new PersonBody.Rules());
            RuleFor(person => person.Mandate!).SetValidator(new MandateBody.Rules()).When(person => person.Mandate is not null);
        }
    }
}

/// <summary>A mandate as stated; the signed proof stays with the association.</summary>
/// <param name="Language">Language in which it was explained, ISO 639, two or three small letters.</param>
public record MandateBody(MandateScope Scope, bool RiskInformed, string Language, DateOnly GivenDay, DateOnly? EndDay = null, string? ProofReference = null)
{
    public Mandate ToMandate(Guid id, Guid personId) => new()
    {
        Id = id, PersonId = personId, Scope = Scope, RiskInformed = RiskInformed, Language = Language, GivenDay = GivenDay, EndDay = EndDay,
        ProofReference = ProofReference,
    };

    public sealed class Rules : AbstractValidator<MandateBody>
    {
        public Rules()
        {
            RuleFor(mandate => mandate.Language).Form(3, "^[a-z]{2,3}$", code => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower));
            RuleFor(mandate => mandate.GivenDay).Day();
            RuleFor(mandate => mandate.EndDay).OptionalDay();
            RuleFor(mandate => mandate.ProofReference).OptionalText(CaseRules.NameLength);
        }
    }
}

/// <summary>What a case's address may hold; what is missing shows as a gap.</summary>
public sealed class AddressRules : AbstractValidator<Address>
{
    public AddressRules()
    {
        RuleFor(address => address.Street).OptionalText(CaseRules.NameLength);
        RuleFor(address => address.PostalCode).Form(5, @"^(\d{5})?$", code => code.Length is 0 or 5 && code.All(char.IsAsciiDigit));
        RuleFor(address => address.Commune).OptionalText(CaseRules.NameLength);
        RuleFor(address => address.DepartmentCode).DomainForm(3, PrefectureRules.CodePattern).Must(code => code is null || Department.Find(code) is not null).Refuses(PrefectureRules.UnknownDepartment);
    }
}
