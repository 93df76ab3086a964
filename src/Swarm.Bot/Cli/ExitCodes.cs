namespace Swarm.Bot.Cli;

/// <summary>What the command line returns.</summary>
internal static class ExitCodes
{
    public const int Good = 0;

    /// <summary>The thing examined has faults, e.g. a track that did not become ready.</summary>
    public const int Faults = 1;

    /// <summary>The command could not run.</summary>
    public const int CouldNotRun = 2;
}
