using System.Text.Json;

namespace Swarm.GitHub;

/// <summary>One active rule on a branch.</summary>
/// <param name="Type">For example <c>required_signatures</c>, <c>pull_request</c>, <c>required_status_checks</c>.</param>
/// <param name="Parameters">The rule's own settings, where it has any.</param>
/// <param name="RulesetId">The ruleset it comes from, where GitHub says.</param>
public sealed record BranchRule(string Type, JsonElement? Parameters = null, long? RulesetId = null);
