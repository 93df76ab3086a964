using System.Collections.Immutable;

namespace Swarm.Cell;

/// <summary>One run: what to start, what it sees, how long it may take.</summary>
public sealed record CellRequest
{
    /// <summary>Program and arguments, built from the paths as seen inside. Started as a list, never through a shell.</summary>
    public required Func<CellPaths, IReadOnlyList<string>> Command { get; init; }

    /// <summary>The only variables besides PATH, HOME, LANG, TERM and TMPDIR. They show on the host's process list: no secrets.</summary>
    public Func<CellPaths, IReadOnlyDictionary<string, string>>? Environment { get; init; }

    /// <summary>The folder the program starts in; writable unless <see cref="WorkReadOnly"/>.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Shows the work folder read-only. An open cell cannot hold this.</summary>
    public bool WorkReadOnly { get; init; }

    /// <summary>Private git for the work folder; null shows none. An open cell shows none.</summary>
    public GitView? Git { get; init; }

    /// <summary>Writable folder that holds brief and report.</summary>
    public string? ExchangeFolder { get; init; }

    /// <summary>Folder that holds <c>gateway.sock</c>: the only way out of the cell.</summary>
    public string? GatewayFolder { get; init; }

    /// <summary>Listens on 127.0.0.1:8080 inside and passes connections to the gateway. Needs <see cref="GatewayFolder"/> and a confined cell.</summary>
    public bool Relay { get; init; }

    /// <summary>More of the host, read-only. Default: none.</summary>
    public ImmutableArray<ReadOnlyMount> Mounts { get; init; } = [];

    /// <summary>True for scripted agents and the demo's own commands, the only programs an open cell runs.</summary>
    public bool TrustedProgram { get; init; }

    /// <summary>What it may use; an open cell cannot hold this. Default: <see cref="CellLimits.Default"/>.</summary>
    public CellLimits Limits { get; init; } = CellLimits.Default;

    /// <summary>After this everything in the cell is ended.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>Called for each line of standard output, in order, cut at 1 MiB; not called past 64 MiB in all.</summary>
    public Action<string>? OnOutput { get; init; }

    /// <summary>As <see cref="OnOutput"/>, for standard error.</summary>
    public Action<string>? OnError { get; init; }
}
