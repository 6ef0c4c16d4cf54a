using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;
using MediatR;

namespace Liaison.Server.Web;

/// <summary>The limits of every field, read once from the rules that hold them.</summary>
public static class Bounds
{
    private sealed record Found(MemberInfo Field, bool OfElements, Bound Bound);

    private static readonly IReadOnlyList<Found> All = [.. typeof(Bounds).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericType: false } && type.IsAssignableTo(typeof(IValidator)))
        .SelectMany(type => Read((IValidator)Activator.CreateInstance(type)!))];

    private static readonly FrozenDictionary<(Type, string, bool), Bound> Fields = All
        .GroupBy(found => (found.Field.DeclaringType!, found.Field.Name, found.OfElements), found => found.Bound)
        .ToFrozenDictionary(field => field.Key, field => field.Aggregate((bound, later) => bound.With(later)));

    // The reason of a step is a field of its command and of the body that several commands share.
    private static readonly FrozenDictionary<string, Bound> Shared = Fields
        .Where(field => field.Key is (var owner, _, false) && owner.IsAssignableTo(typeof(IBaseRequest)))
        .GroupBy(field => field.Key.Item2, field => field.Value).Where(name => name.Distinct().Count() == 1)
        .ToFrozenDictionary(name => name.Key, name => name.First());

    /// <summary>The limits of a field, or of the elements of a list; null where no rule has any.</summary>
    public static Bound? Of(Type type, string field, bool ofElements = false) => Fields.GetValueOrDefault((type, field, ofElements))
        ?? (!ofElements && (type == typeof(ReasonBody) || type == typeof(OptionalReasonBody)) ? Shared.GetValueOrDefault(field) : null);

    private static IEnumerable<Found> Read(IValidator validator) =>
        from rule in validator.CreateDescriptor().Rules
        let field = FieldOf(rule.Expression?.Body)
        where field is not null
        let ofElements = rule.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICollectionRule<,>))
        from bounded in rule.Components.Select(component => component.Validator).OfType<IBounded>()
        select new Found(field, ofElements, bounded.Bound);

    // command.Body.StartsAt.Value and (body.Persons ?? none) are both about the member that was sent.
    private static MemberInfo? FieldOf(Expression? expression) => expression switch
    {
        MemberExpression { Member: { Name: "Value", DeclaringType: { IsGenericType: true } } } value => FieldOf(value.Expression),
        MemberExpression member => member.Member,
        UnaryExpression converted => FieldOf(converted.Operand),
        BinaryExpression { NodeType: ExpressionType.Coalesce } either => FieldOf(either.Left),
        _ => null,
    };
}
