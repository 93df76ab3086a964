using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>
/// Compares JSON with the schemas of one OpenAPI 3.0 document, every object closed: what no part of a schema names is a fault,
/// also across <c>allOf</c>, <c>anyOf</c> and <c>oneOf</c>, and also where the schema says <c>additionalProperties: true</c> beside
/// properties of its own. Only an object without any named property is free. Formats are not compared.
/// </summary>
/// <remarks>Closing through a combination needs <c>unevaluatedProperties</c>, which OpenAPI 3.0 and its .NET readers do not have.</remarks>
internal sealed class ClosedSchema(JsonElement document)
{
    private static readonly string[] Combinations = ["allOf", "anyOf", "oneOf"];

    /// <summary>One line for each fault: the JSON path and what is wrong there.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, JsonElement value, string at = "$")
    {
        var verdict = Visit(schema, value, at, mayOpen: true);
        if (value.ValueKind != JsonValueKind.Object || verdict.IsOpen) return verdict.Faults;
        var unknown = value.EnumerateObject().Where(property => !verdict.Named.Contains(property.Name));
        return [.. verdict.Faults, .. unknown.Select(property => $"{at}.{property.Name}: unknown")];
    }

    /// <summary>Follows references, to a schema, parameter or response.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        while (element.TryGetProperty("$ref", out var reference))
        {
            element = document;
            foreach (var step in reference.GetString()!.TrimStart('#', '/').Split('/')) element = element.GetProperty(step);
        }
        return element;
    }

    // Where installations are listed, GitHub's description holds an older copy of the list of permissions (without merge_queues) than its own component.
    private JsonElement Newest(JsonElement schema) =>
        schema.TryGetProperty("title", out var title) && title.GetString() == "App Permissions"
            ? document.GetProperty("components").GetProperty("schemas").GetProperty("app-permissions")
            : schema;

    private SchemaVerdict Visit(JsonElement given, JsonElement value, string at, bool mayOpen)
    {
        var schema = Newest(Resolve(given));
        var verdict = new SchemaVerdict();
        if (value.ValueKind == JsonValueKind.Null && (AllowsNull(given) || AllowsNull(schema))) return verdict;
        if (TypeFault(schema, value) is { } fault)
        {
            verdict.Faults.Add($"{at}: {fault}");
            return verdict;
        }

        verdict.Faults.AddRange(ValueRules.Faults(schema, value).Select(wrong => $"{at}: {wrong}"));
        if (value.ValueKind == JsonValueKind.Object) VisitObject(schema, value, at, mayOpen, verdict);
        if (value.ValueKind == JsonValueKind.Array) VisitItems(schema, value, at, verdict);
        VisitCombinations(schema, value, at, mayOpen && !schema.TryGetProperty("properties", out _), verdict);
        return verdict;
    }

    private void VisitObject(JsonElement schema, JsonElement value, string at, bool mayOpen, SchemaVerdict verdict)
    {
        var named = schema.TryGetProperty("properties", out var properties);
        foreach (var property in value.EnumerateObject())
        {
            if (!named || !properties.TryGetProperty(property.Name, out var inner)) continue;
            verdict.Named.Add(property.Name);
            verdict.Faults.AddRange(Faults(inner, property.Value, $"{at}.{property.Name}"));
        }

        if (schema.TryGetProperty("required", out var required))
            verdict.Faults.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name}: missing"));
        if (schema.TryGetProperty("additionalProperties", out var others)) VisitOthers(others, value, at, verdict, mayOpen && !named);
        else if (mayOpen && !named && !Array.Exists(Combinations, word => schema.TryGetProperty(word, out _))) verdict.IsOpen = true;
    }

    private void VisitOthers(JsonElement others, JsonElement value, string at, SchemaVerdict verdict, bool mayOpen)
    {
        var any = others.ValueKind == JsonValueKind.True || (others.ValueKind == JsonValueKind.Object && !others.EnumerateObject().Any());
        if (any) verdict.IsOpen |= mayOpen;
        if (any || others.ValueKind != JsonValueKind.Object) return;
        foreach (var property in value.EnumerateObject().Where(property => verdict.Named.Add(property.Name)))
            verdict.Faults.AddRange(Faults(others, property.Value, $"{at}.{property.Name}"));
    }

    private void VisitItems(JsonElement schema, JsonElement value, string at, SchemaVerdict verdict)
    {
        if (!schema.TryGetProperty("items", out var items)) return;
        foreach (var (index, item) in value.EnumerateArray().Index()) verdict.Faults.AddRange(Faults(items, item, $"{at}[{index}]"));
    }

    private void VisitCombinations(JsonElement schema, JsonElement value, string at, bool mayOpen, SchemaVerdict verdict)
    {
        foreach (var word in Combinations)
        {
            if (!schema.TryGetProperty(word, out var parts)) continue;
            var all = word == "allOf" && !IsEither(parts);
            // Within allOf a part that names nothing only adds rules; it does not free the whole.
            var each = parts.EnumerateArray().Select(part => Visit(part, value, at, mayOpen && !all)).ToList();
            if (all) each.ForEach(verdict.Take);
            else verdict.Take(Best(each, value, joined: word == "anyOf"));
        }
    }

    // Where installations are listed, GitHub writes allOf for an account that is either of these; where one is shown it writes anyOf.
    private bool IsEither(JsonElement parts)
    {
        var titles = parts.EnumerateArray().Select(part => Resolve(part).TryGetProperty("title", out var title) ? title.GetString() : null).ToList();
        return titles is ["Simple User", "Enterprise"];
    }

    /// <summary>Of alternatives that hold, the one that names most (all of them together, if joined); else the one with fewest faults.</summary>
    private static SchemaVerdict Best(List<SchemaVerdict> each, JsonElement value, bool joined)
    {
        var passing = each.FindAll(verdict => verdict.Passes);
        if (passing.Count == 0) return each.MinBy(verdict => verdict.Faults.Count)!;
        if (!joined) return passing.MaxBy(verdict => verdict.IsOpen ? int.MaxValue : Coverage(verdict, value))!;
        passing.Skip(1).ToList().ForEach(passing[0].Take);
        return passing[0];
    }

    private static int Coverage(SchemaVerdict verdict, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Count(property => verdict.Named.Contains(property.Name)) : 0;

    private static bool AllowsNull(JsonElement schema) =>
        (schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True)
        || (schema.TryGetProperty("enum", out var words) && words.EnumerateArray().Any(word => word.ValueKind == JsonValueKind.Null));

    private static string? TypeFault(JsonElement schema, JsonElement value)
    {
        if (!schema.TryGetProperty("type", out var type)) return null;
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];
        return names.Any(name => Is(value, name)) ? null : $"{Describe(value)} instead of {type}";
    }

    private static bool Is(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
        _ => false,
    };

    private static string Describe(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();
}
