using Swarm.Bot.Telemetry;
using Swarm.Storage;

namespace Swarm.Bot.Settings;

/// <summary>What the operator of a server has set: section <c>Swarm</c> of the configuration, checked.</summary>
public sealed record ServerSettings
{
    public required GitHubSettings GitHub { get; init; }

    public required AnthropicSettings Anthropic { get; init; }

    /// <summary>Full path of the folder that holds everything the server remembers; default <c>./swarm-data</c>. It may not exist yet.</summary>
    public required string Data { get; init; }

    /// <summary>The queue on Azure Storage; null (the default) keeps hints in the server's process.</summary>
    public AzureQueueOptions? Queue { get; init; }

    /// <summary>Agent sessions that run at once on this server; default 8.</summary>
    public int AgentSlots { get; init; } = 8;

    /// <summary>Build, test and lint commands that run at once on this server; default the number of processors.</summary>
    public int CommandSlots { get; init; } = Environment.ProcessorCount;

    /// <summary>Full path of the Claude Code program; null looks it up on the path.</summary>
    public string? ClaudePath { get; init; }

    /// <summary>Where traces and metrics go; null (the default) sends none.</summary>
    public TelemetrySettings? Telemetry { get; init; }

    /// <summary>True where the log is written as JSON; default false.</summary>
    public bool LogsJson { get; init; }

    /// <summary>How often GitHub is asked for what no webhook told.</summary>
    public WatchSettings Watch { get; init; } = new();
}
