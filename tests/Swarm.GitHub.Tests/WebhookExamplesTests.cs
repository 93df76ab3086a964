using System.Text;
using System.Text.Json;
using Swarm.Testing;

namespace Swarm.GitHub.Tests;

/// <summary>All payloads that GitHub's own collection of examples holds.</summary>
public sealed class WebhookExamplesTests
{
    private static readonly string Collection =
        Path.Combine(Real.RepositoryRoot, "tests", "npm", "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json");

    // These two recordings lack what every other issue of the collection has, and what GitHub documents as always there.
    private static readonly string[] Incomplete =
    [
        "issues pinned: $.issue.state: missing, $.issue.labels: missing",
        "issues unpinned: $.issue.state: missing, $.issue.labels: missing",
    ];

    public static TheoryData<string> Used => [.. TypedExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Used))]
    public async Task What_the_app_needs_of_an_event_is_read_from_every_example(string used)
    {
        Real.Component(File.Exists(Collection), "@octokit/webhooks-examples", "npm install --prefix tests/npm");
        var all = JsonElement.Parse(await File.ReadAllTextAsync(Collection, TestContext.Current.CancellationToken));
        var compared = 0;
        foreach (var (_, _, body) in Examples(all).Where(example => example.Name == used))
        {
            if (WebhookReader.Read(used, body) is not WebhookReading.Known known) continue;
            TypedExamples.All[used](known.Event, JsonElement.Parse(Encoding.UTF8.GetString(body)));
            compared++;
        }

        compared.ShouldBe(Examples(all).Count(example => example.Name == used) - Incomplete.Count(line => line.StartsWith(used + " ", StringComparison.Ordinal)));
        compared.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Every_complete_example_is_known_or_unknown()
    {
        Real.Component(File.Exists(Collection), "@octokit/webhooks-examples", "npm install --prefix tests/npm");
        var all = JsonElement.Parse(await File.ReadAllTextAsync(Collection, TestContext.Current.CancellationToken));
        var known = 0;
        var faults = new List<string>();
        foreach (var (name, action, body) in Examples(all))
        {
            var reading = WebhookReader.Read(name, body);
            if (reading is WebhookReading.Malformed malformed) faults.Add($"{name} {action}: {malformed.Reason}");
            if (reading is not WebhookReading.Known read) continue;
            known++;
            read.Event.Action.ShouldBe(action, name);
        }
        faults.ShouldBe(Incomplete);
        known.ShouldBe(Examples(all).Count(example => TypedExamples.All.ContainsKey(example.Name)) - Incomplete.Length);
    }

    private static IEnumerable<(string Name, string? Action, byte[] Body)> Examples(JsonElement all) =>
        from family in all.EnumerateArray()
        from example in family.GetProperty("examples").EnumerateArray()
        let action = example.TryGetProperty("action", out var word) ? word.GetString() : null
        select (family.GetProperty("name").GetString()!, action, Encoding.UTF8.GetBytes(example.GetRawText()));
}
