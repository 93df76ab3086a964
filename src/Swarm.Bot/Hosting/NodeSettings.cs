using Swarm.Bot.Settings;
using Swarm.Bot.Telemetry;
using Swarm.Core.Policies;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Hosting;

/// <summary>What one running node needs to know, whatever started it.</summary>
public sealed record NodeSettings
{
    /// <summary>Names the folder only: the generated text would show the secrets.</summary>
    public override string ToString() => $"{nameof(NodeSettings)} {{ Data = {Data} }}";

    /// <summary>The App on GitHub; its key never leaves the process.</summary>
    public required GitHubAppOptions App { get; init; }

    /// <summary>Null refuses every webhook, also where the node polls.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Folder of the store, the mirrors and the workspaces.</summary>
    public required string Data { get; init; }

    /// <summary>How often GitHub is asked for what no webhook told.</summary>
    public WatchSettings Watch { get; init; } = new();

    /// <summary>Where traces and metrics go; null (the default) sends none.</summary>
    public TelemetrySettings? Telemetry { get; init; }

    /// <summary>Agent sessions at once on this server.</summary>
    public int AgentSlots { get; init; } = 8;

    /// <summary>Builds and tests at once on this server; default: the number of processors.</summary>
    public int CommandSlots { get; init; } = Environment.ProcessorCount;

    /// <summary>The queue on Azure Storage that carries hints; null (the default) keeps them in this process.</summary>
    public AzureQueueOptions? Queue { get; init; }

    /// <summary>Where model calls go; default: Anthropic.</summary>
    public Uri ModelAddress { get; init; } = new("https://api.anthropic.com");

    /// <summary>Null lets no model call through.</summary>
    public string? ModelKey { get; init; }

    /// <summary>The Claude Code program; null looks for <c>claude</c> on the PATH.</summary>
    public string? ClaudePath { get; init; }

    /// <summary>
    /// True only for the bundled demo: its repository's commands are ours, so they may run where no sandbox is to be had.
    /// </summary>
    public bool TrustsRepositoryCommands { get; init; }

    /// <summary>Replaces the settings of every repository, e.g. for <c>swarm run</c>; null reads <c>.github/swarm.yml</c>.</summary>
    public Func<RepositorySettings, RepositorySettings>? Override { get; init; }

    /// <summary>Wall clock of one agent session, whatever a repository says; null takes the repository's <c>limits.agentMinutes</c>.</summary>
    public TimeSpan? AgentLimit { get; init; }

    /// <summary>How long an unimportant change of the sticky comment may wait.</summary>
    public TimeSpan StickyPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First pause before what failed for a reason outside (a job, a publication, a delivery) is tried again; doubles. Default 2 s.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The node's clock and timers; default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Longest time in which a webhook's body must arrive. Default 30 s; GitHub itself gives up after 10.</summary>
    public TimeSpan BodyPatience { get; init; } = TimeSpan.FromSeconds(30);
}
