using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>One of GitHub's OpenAPI descriptions: the operations of REST and the bodies of webhooks.</summary>
public sealed class ApiDescription
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly JsonElement document;
    private readonly List<ApiOperation> operations;

    private ApiDescription(string name, JsonElement document)
    {
        (Name, this.document, Schema) = (name, document, new ClosedSchema(document));
        operations = [.. from path in document.GetProperty("paths").EnumerateObject()
                         from operation in path.Value.EnumerateObject()
                         where Methods.Contains(operation.Name)
                         select new ApiOperation(operation.Name.ToUpperInvariant(), path.Name, Parameters(operation.Value), operation.Value)];
    }

    /// <summary>As the file is called, such as <c>ghes-3.19</c>.</summary>
    public string Name { get; }

    internal ClosedSchema Schema { get; }

    public static ApiDescription Load(string file) =>
        new(Path.GetFileNameWithoutExtension(file), JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);

    /// <summary>A schema among the components, such as <c>basic-error</c>.</summary>
    internal JsonElement Component(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    internal ApiOperation? Find(string method, string path) =>
        operations.Where(operation => operation.Fits(method, path)).OrderBy(operation => operation.Holes).ThenByDescending(operation => operation.Name.Length).FirstOrDefault();

    /// <summary>The schema of a webhook's body; null where this GitHub sends no such event.</summary>
    internal JsonElement? Webhook(string eventName, string? action)
    {
        var name = (action is null ? eventName : $"{eventName}-{action}").Replace('_', '-');
        if (!document.GetProperty("x-webhooks").TryGetProperty(name, out var hook)) return null;
        return hook.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
    }

    private IReadOnlyList<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var list) ? [.. list.EnumerateArray().Select(Schema.Resolve)] : [];
}
