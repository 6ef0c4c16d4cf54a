using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Liaison.Domain.Prefectures;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What a schema of the document says beyond its type: its form, and the limits that the rules hold.</summary>
public static class OpenApiSchemas
{
    private const string Day = @"^\d{4}-\d{2}-\d{2}$";
    private const string Minute = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$";

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var underlying = Nullable.GetUnderlyingType(type);
        ShowForm(schema, underlying ?? type);
        if (underlying == typeof(DateTime) || underlying == typeof(TimeOnly))
            schema.Type |= JsonSchemaType.Null;
        if (context.JsonPropertyInfo?.AttributeProvider is PropertyInfo { DeclaringType: { } owner } field)
        {
            Apply(schema, Bounds.Of(owner, field.Name));
            Apply(schema.Items as OpenApiSchema, Bounds.Of(owner, field.Name, ofElements: true));
        }
        return Task.CompletedTask;
    }

    /// <summary>The form of a parameter: of its type, of its rule, or of what it is called.</summary>
    public static void ShowParameter(OpenApiSchema schema, string name, Type? type, Type request)
    {
        var read = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        if (read.IsGenericType && read.GetGenericTypeDefinition() == typeof(Named<>))
            schema.Enum = [.. Enum.GetNames(read.GetGenericArguments()[0]).Select(value => JsonValue.Create(CamelCaseOf(value)))];
        ShowForm(schema, read == typeof(LocalDay) ? typeof(DateOnly) : read);
        if (read == typeof(Instant))
            (schema.Type, schema.Format, schema.MaxLength, schema.Pattern) = (JsonSchemaType.String, "date-time", 40, OpenApiLists.Instant);
        Apply(schema, name switch
        {
            "limit" => new() { Minimum = 1, Maximum = PageSize.Most },
            "cursor" => new() { MaxLength = Cursors.MaxLength, Pattern = Cursors.Pattern },
            "code" => new() { MaxLength = 3, Pattern = PrefectureRules.CodePattern },
            _ => Bounds.Of(request, char.ToUpperInvariant(name[0]) + name[1..]),
        });
        if (read == typeof(long))
            schema.Minimum = "0";
    }

    private static string CamelCaseOf(string value) => char.ToLowerInvariant(value[0]) + value[1..];

    private static void ShowForm(OpenApiSchema schema, Type type)
    {
        if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. (schema.Enum ?? []).Where(value => value is not null)]);
        else if (type == typeof(Guid))
            schema.MaxLength = 36;
        else if (type == typeof(DateOnly))
            (schema.Format, schema.MaxLength, schema.Pattern) = ("date", 10, Day);
        else if (type == typeof(DateTimeOffset))
            schema.MaxLength = 40;
        else if (type == typeof(DateTime))
            ShowText(schema, "local-date-time", 19, Minute, "2017-12-12T14:30");
        else if (type == typeof(TimeOnly))
            ShowText(schema, "local-time", 5, @"^\d{2}:\d{2}$", "18:00");
        else if (type == typeof(int))
            (schema.Minimum, schema.Maximum) = (Text(int.MinValue), Text(int.MaxValue));
        else if (type == typeof(long))
            (schema.Minimum, schema.Maximum) = (Text(long.MinValue), Text(long.MaxValue));
    }

    // The converters of these types are our own, so that the framework knows neither form nor type.
    private static void ShowText(OpenApiSchema schema, string format, int length, string pattern, string example)
    {
        schema.Type = JsonSchemaType.String;
        (schema.Format, schema.MaxLength, schema.Pattern) = (format, length, pattern);
        schema.Examples = [JsonValue.Create(example)];
    }

    private static void Apply(OpenApiSchema? schema, Bound? bound)
    {
        if (schema is null || bound is null)
            return;
        schema.MinLength = bound.MinLength ?? schema.MinLength;
        schema.MaxLength = bound.MaxLength ?? schema.MaxLength;
        schema.Pattern = bound.Pattern ?? schema.Pattern;
        schema.MinItems = bound.MinItems ?? schema.MinItems;
        schema.MaxItems = bound.MaxItems ?? schema.MaxItems;
        schema.Minimum = bound.Minimum is { } minimum ? Text(minimum) : schema.Minimum;
        schema.Maximum = bound.Maximum is { } maximum ? Text(maximum) : schema.Maximum;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
