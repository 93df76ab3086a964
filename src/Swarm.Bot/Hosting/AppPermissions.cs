using System.Collections.Immutable;
using Swarm.Bot.Setup;

namespace Swarm.Bot.Hosting;

/// <summary>What the App asks of a repository, and which events it hears: <c>app-manifest.yml</c> as plain names.</summary>
public static class AppPermissions
{
    /// <summary>Permission name to <c>read</c> or <c>write</c>.</summary>
    public static ImmutableDictionary<string, string> All { get; } = AppManifest.Ours.Permissions.ToImmutableDictionary(each => each.Name, each => each.Access);

    public static ImmutableArray<string> Events { get; } = [.. AppManifest.Ours.Events.Select(each => each.Name)];
}
