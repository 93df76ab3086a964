using System.Globalization;
using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>Cuts a full object down to the selected fields; a field that the object lacks is a fault, as on GitHub.</summary>
internal static class Projection
{
    private const int LongestPage = 100;

    public static JsonNode? Of(JsonNode? value, GraphQlField field)
    {
        if (value is JsonArray list) return new JsonArray([.. list.Select(item => Of(item, field))]);
        if (value is not JsonObject shape) return field.Selection.Count == 0 ? value?.DeepClone() : WithoutFields(value, field);
        if (field.Selection.Count == 0) throw new GraphQlFaultException($"Field must have selections (field '{field.Name}' returns {shape["__typename"]} but has no selections.)");
        return Select(IsConnection(shape) ? Page(shape, field) : shape, field.Selection);
    }

    private static JsonObject Select(JsonObject shape, IReadOnlyList<GraphQlField> selection)
    {
        var type = shape["__typename"]?.ToString();
        var result = new JsonObject();
        foreach (var field in selection.Where(field => field.OnType is null || field.OnType == type))
        {
            if (!shape.TryGetPropertyValue(field.Name, out var value)) throw new GraphQlFaultException($"Field '{field.Name}' doesn't exist on type '{type}'");
            result[field.Alias] = Of(value, field);
        }
        return result;
    }

    private static JsonNode? WithoutFields(JsonNode? value, GraphQlField field) => value is null
        ? null
        : throw new GraphQlFaultException($"Selections can't be made on scalars (field '{field.Name}')");

    private static bool IsConnection(JsonObject shape) => shape["nodes"] is JsonArray;

    private static JsonObject Page(JsonObject connection, GraphQlField field)
    {
        if (Number(field, "first") is not { } size || size is < 1 or > LongestPage)
            throw new GraphQlFaultException($"You must provide a `first` value between 1 and {LongestPage} to properly paginate the `{field.Name}` connection.", "MISSING_PAGINATION_BOUNDARIES");
        var all = connection["nodes"]!.AsArray();
        var from = int.TryParse(field.Arguments.GetValueOrDefault("after")?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var nodes = all.Skip(from).Take(size).Select(node => node?.DeepClone()).ToArray();
        return new JsonObject
        {
            ["__typename"] = connection["__typename"]?.DeepClone(),
            ["totalCount"] = all.Count,
            ["nodes"] = new JsonArray(nodes),
            ["pageInfo"] = new JsonObject
            {
                ["__typename"] = "PageInfo",
                ["hasNextPage"] = from + nodes.Length < all.Count,
                ["hasPreviousPage"] = from > 0,
                ["startCursor"] = from.ToString(CultureInfo.InvariantCulture),
                ["endCursor"] = (from + nodes.Length).ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private static int? Number(GraphQlField field, string name) =>
        field.Arguments.GetValueOrDefault(name) is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
