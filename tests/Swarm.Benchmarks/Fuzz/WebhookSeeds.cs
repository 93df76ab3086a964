using System.Text.Json;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>GitHub's own example payloads where they are installed (<c>npm install --prefix tests/npm</c>), and one of ours.</summary>
internal static class WebhookSeeds
{
    private const string Collection = "tests/npm/node_modules/@octokit/webhooks-examples/api.github.com/index.json";

    private static readonly ILookup<string, string> Examples = Read();

    public static string Plain =>
        """{"action":"labeled","issue":{"id":9,"number":2,"title":"T","body":"B","state":"open","labels":[{"name":"swarm"}],"user":{"login":"someone","id":3,"type":"User"}},"label":{"name":"swarm"},"comment":{"id":4,"body":"/swarm status","user":{"login":"someone","id":3,"type":"User"}},"repository":{"id":1,"name":"r","full_name":"o/r","default_branch":"main","owner":{"login":"o","id":8}},"sender":{"login":"someone","id":3,"type":"User"},"installation":{"id":5}}""";

    public static IEnumerable<string> Of(string name) => Examples[name];

    public static IEnumerable<string> Names => Examples.Select(group => group.Key);

    private static ILookup<string, string> Read()
    {
        if (Found() is not { } file) return Array.Empty<string>().ToLookup(_ => "");
        using var all = JsonDocument.Parse(File.ReadAllText(file));
        return (from family in all.RootElement.EnumerateArray()
                from example in family.GetProperty("examples").EnumerateArray()
                select (Name: family.GetProperty("name").GetString()!, Text: example.GetRawText())).ToLookup(each => each.Name, each => each.Text);
    }

    private static string? Found()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, Collection);
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
