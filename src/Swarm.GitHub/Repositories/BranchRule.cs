using System.Text.Json;

namespace Swarm.GitHub;

/// <summary>One active rule on a branch.</summary>
/// <param name="Type">For example <c>required_signatures</c>, <c>pull_request</c>, <c>required_status_checks</c>.</param>
/// <param name="Parameters">The rule's own settings, where it has any.</param>
/// <param name="RulesetId">The ruleset it comes from, where GitHub says.</param>
public sealed record BranchRule(string Type, JsonElement? Parameters = null, long? RulesetId = null)
{
    /// <summary>True where the rule demands a check of this name, of whichever App or of the one with this id.</summary>
    public bool RequiresCheck(string name, long appId) =>
        Type == "required_status_checks" && Parameters is { ValueKind: JsonValueKind.Object } parameters
        && parameters.TryGetProperty("required_status_checks", out var checks) && checks.ValueKind == JsonValueKind.Array
        && checks.EnumerateArray().Any(check => IsCheck(check, name, appId));

    private static bool IsCheck(JsonElement check, string name, long appId) =>
        check.ValueKind == JsonValueKind.Object && check.TryGetProperty("context", out var context) && context.ValueEquals(name)
        && (!check.TryGetProperty("integration_id", out var app) || app.ValueKind != JsonValueKind.Number || (app.TryGetInt64(out var id) && id == appId));
}

