using System.Text.Json;

namespace Swarm.Testing.Contract;

/// <summary>
/// GitHub's own word about its interface, from the npm packages <c>@octokit/openapi</c> and <c>@octokit/graphql-schema</c>:
/// every exchange must hold against GitHub.com and against the newest Enterprise Server described there.
/// </summary>
public static class GitHubContract
{
    private static readonly string Folder = Path.Combine(Real.RepositoryRoot, "tests", "npm", "node_modules", "@octokit", "openapi", "generated");

    private static readonly Lazy<IReadOnlyList<ApiDescription>> Loaded = new(() => [ApiDescription.Load(Path.Combine(Folder, "api.github.com.json")), ApiDescription.Load(NewestServer())]);

    /// <summary>False where the packages are not installed; then nothing can be compared.</summary>
    public static bool IsPresent => Directory.Exists(Folder) && GraphContract.IsPresent;

    public static IReadOnlyList<ApiDescription> Descriptions => Loaded.Value;

    /// <summary>Ends the test here where the packages are absent.</summary>
    public static void Demand()
    {
        Real.Executable("node", "apt-get install nodejs");
        Real.Component(IsPresent, "@octokit/openapi and @octokit/graphql-schema", "npm install --prefix tests/npm");
    }

    /// <summary>Everything wrong with the request or its answer.</summary>
    public static IReadOnlyList<string> Faults(WireExchange exchange) =>
        exchange.IsGraphQl ? GraphContract.Faults(exchange) : [.. RequestFaults(exchange), .. AnswerFaults(exchange)];

    public static IReadOnlyList<string> RequestFaults(WireExchange exchange) =>
        exchange.IsGraphQl ? GraphContract.RequestFaults(exchange) : Gather($"{exchange}", description => description.Find(exchange.Method, exchange.DocumentedPath) is { } operation
            ? [.. new RequestCheck(description).Faults(operation, exchange)]
            : ["no such operation"]);

    public static IReadOnlyList<string> AnswerFaults(WireExchange exchange) =>
        exchange.IsGraphQl ? [] : Gather($"{exchange}", description => new AnswerCheck(description).Faults(description.Find(exchange.Method, exchange.DocumentedPath), exchange));

    /// <summary>Everything wrong with a webhook's body.</summary>
    public static IReadOnlyList<string> WebhookFaults(string eventName, ReadOnlyMemory<byte> body)
    {
        using var read = JsonDocument.Parse(body);
        var action = read.RootElement.TryGetProperty("action", out var word) ? word.GetString() : null;
        return Gather($"webhook {eventName} {action}", description => description.Webhook(eventName, action) is { } schema
            ? description.Schema.Faults(schema, read.RootElement)
            : ["no such webhook"]);
    }

    /// <summary>The documented operation, such as <c>GET /repos/{owner}/{repo}</c>; null where GitHub has none.</summary>
    public static string? Operation(WireExchange exchange) => Descriptions[0].Find(exchange.Method, exchange.DocumentedPath)?.Name;

    private static IReadOnlyList<string> Gather(string subject, Func<ApiDescription, IReadOnlyList<string>> faults) =>
        [.. from description in Descriptions from fault in faults(description) select $"{subject}, {description.Name}: {fault}"];

    private static string NewestServer() => Directory.GetFiles(Folder, "ghes-*.json")
        .Where(file => !file.EndsWith(".deref.json", StringComparison.Ordinal))
        .MaxBy(file => Version.Parse(Path.GetFileNameWithoutExtension(file)["ghes-".Length..]))!;
}
