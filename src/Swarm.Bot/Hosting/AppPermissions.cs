using System.Collections.Immutable;

namespace Swarm.Bot.Hosting;

/// <summary>What the App asks of a repository, and which events it hears.</summary>
public static class AppPermissions
{
    public static ImmutableDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["metadata"] = "read",
        ["contents"] = "write",
        ["issues"] = "write",
        ["pull_requests"] = "write",
        ["checks"] = "write",
        ["merge_queues"] = "read",
    }.ToImmutableDictionary();

    public static ImmutableArray<string> Events { get; } =
        ["issues", "issue_comment", "pull_request", "check_run", "check_suite", "push", "repository", "merge_group"];
}
