using Swarm.Bot.Hosting;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Demo;

/// <summary>What a local stage shows.</summary>
public sealed record StageSettings
{
    /// <summary>Empty folder for everything: the local GitHub's repositories, the store, mirrors and workspaces.</summary>
    public required string Folder { get; init; }

    /// <summary>Name of the repository on the local GitHub.</summary>
    public required string Name { get; init; }

    /// <summary>Git repository whose default branch is copied; null leaves the repository without commits.</summary>
    public string? ImportFrom { get; init; }

    /// <summary>People besides <see cref="LocalStage.Person"/>; they have no access until it is given.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Port of the local GitHub; 0 takes any free one.</summary>
    public int GitHubPort { get; init; }

    public Func<LocalGitHubOptions, LocalGitHubOptions> GitHub { get; init; } = options => options;

    public Func<NodeSettings, NodeSettings> Node { get; init; } = settings => settings;

    public Action<ILoggingBuilder> Logging { get; init; } = _ => { };
}
