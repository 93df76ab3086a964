using System.Collections.Immutable;
using Swarm.Bot.Cli;
using Swarm.Bot.Setup.Checks;

namespace Swarm.Bot.Setup;

/// <summary>What the page shows.</summary>
internal sealed record SetupView(SetupStage Stage, SetupTarget Target)
{
    /// <summary>The App, once it is stored.</summary>
    public StoredApp? App { get; init; }

    /// <summary>Why the last answer of GitHub could not be used.</summary>
    public Refusal? Fault { get; init; }

    public ImmutableArray<SetupCheck> Checks { get; init; } = [];
}
