using System.Text.Json.Serialization.Metadata;

namespace Swarm.Bot.Cli;

/// <summary>The names in a JSON object, as a page shows them: <c>{ track, tasks [{ id, title }], branch? }</c>.</summary>
internal static class JsonShape
{
    public static string Of(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => $"{{ {string.Join(", ", type.Properties.Select(Property))} }}",
        JsonTypeInfoKind.Enumerable => $"[{Element(type)}]",
        _ => "",
    };

    private static string Property(JsonPropertyInfo property)
    {
        var type = property.Options.GetTypeInfo(property.PropertyType);
        var shape = type.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable ? " " + Of(type) : "";
        var optional = property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;
        return property.Name + (optional ? "?" : "") + shape;
    }

    private static string Element(JsonTypeInfo type) => type.ElementType is { } element ? Of(type.Options.GetTypeInfo(element)) : "";
}
