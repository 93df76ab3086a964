using System.Text.Json;
using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>Reads a posted manifest and refuses what GitHub refuses.</summary>
internal static class ManifestReader
{
    private const int LongestName = 34;

    private static readonly string[] Known =
    [
        "name", "url", "hook_attributes", "redirect_url", "callback_urls", "setup_url", "description", "public",
        "default_events", "default_permissions", "request_oauth_on_install", "setup_on_update",
    ];

    // Each event is granted by one of these permissions.
    private static readonly Dictionary<string, string[]> Needs = new()
    {
        ["issues"] = ["issues"],
        ["issue_comment"] = ["issues", "pull_requests"],
        ["label"] = ["metadata"],
        ["repository"] = ["metadata"],
        ["pull_request"] = ["pull_requests"],
        ["pull_request_review"] = ["pull_requests"],
        ["pull_request_review_comment"] = ["pull_requests"],
        ["pull_request_review_thread"] = ["pull_requests"],
        ["check_run"] = ["checks"],
        ["check_suite"] = ["checks"],
        ["push"] = ["contents"],
        ["merge_group"] = ["merge_queues"],
    };

    /// <summary>The manifest, or GitHub's reason to refuse it.</summary>
    public static (AppManifest? Manifest, string? Fault) Read(string? text)
    {
        if (Parse(text) is not { } json) return (null, "The configuration is no JSON object");
        var fields = new Fields(json);
        if (json.Select(each => each.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown) return (null, $"\"{unknown}\" is not a permitted key");
        if (Address(fields.Text("url")) is null) return (null, "\"url\" wasn't supplied");
        if (Address(fields.Text("redirect_url")) is not { } redirect) return (null, "\"redirect_url\" wasn't supplied");
        var hook = fields.Object("hook_attributes");
        // Required inside the object even where the hook is not active.
        if (hook is not null && Address(hook.Text("url")) is null) return (null, "\"url\" wasn't supplied");
        var permissions = fields.Map("default_permissions") ?? new Dictionary<string, string>();
        var events = fields.Texts("default_events") ?? [];
        if (Ungranted(events, permissions) is { } ungranted) return (null, $"Default events unsupported: {ungranted}");
        var address = hook is null || hook.Flag("active") == false ? null : Address(hook.Text("url"));
        return (new AppManifest(Cut(fields.Text("name") ?? ""), redirect, address, permissions, events), null);
    }

    private static string? Ungranted(IReadOnlyList<string> events, IReadOnlyDictionary<string, string> permissions) => events.FirstOrDefault(name =>
        !Needs.TryGetValue(name, out var needs) || !needs.Any(need => need == "metadata" || permissions.ContainsKey(need)));

    private static string Cut(string name) => name.Length <= LongestName ? name : name[..LongestName];

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static JsonObject? Parse(string? text)
    {
        try
        {
            return JsonNode.Parse(text ?? "") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
