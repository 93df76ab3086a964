using System.Collections.Immutable;

namespace Swarm.Bot.Setup;

/// <summary>What <c>swarm setup</c> was asked for, as it was typed.</summary>
internal sealed record SetupOptions
{
    public string? Url { get; init; }

    public string? GitHub { get; init; }

    public string? Organization { get; init; }

    public string? Data { get; init; }

    /// <summary>Port of the page; 0 lets the system choose.</summary>
    public int Port { get; init; }

    /// <summary>Whether the page may be opened in the browser of this machine.</summary>
    public bool OpensBrowser { get; init; }

    /// <summary>Whether a stored App gives way to a new one.</summary>
    public bool Replaces { get; init; }

    /// <summary>Repositories that get the label, as <c>owner/name</c>.</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];
}
