using System.Text.Json.Nodes;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Microsoft.OpenApi;

namespace Liaison.Server.Web;

/// <summary>What the document says of an operation from the policy table: its right, who has it, and over whose rows.</summary>
public static class OpenApiAccess
{
    private const string Extension = "x-access";

    public static void ShowAccess(this OpenApiOperation operation, Right right)
    {
        var grants = Policy.Table.Where(grant => grant.Right == right).ToList();
        var readers = grants.GroupBy(grant => grant.Whose).Select(rows =>
            $"{string.Join(", ", rows.Select(grant => CamelCase.Of(grant.Role)))}: `{CamelCase.Of(rows.Key)}`");
        operation.Description = $"Right: `{CamelCase.Of(right)}`. Who, and over whose rows: {string.Join("; ", readers)}.";
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions[Extension] = new JsonNodeExtension(new JsonObject
        {
            ["right"] = CamelCase.Of(right),
            ["whose"] = new JsonObject(grants.OrderBy(grant => grant.Role)
                .Select(grant => KeyValuePair.Create(CamelCase.Of(grant.Role), (JsonNode?)CamelCase.Of(grant.Whose)))),
        });
    }
}
