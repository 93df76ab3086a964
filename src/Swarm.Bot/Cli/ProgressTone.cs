namespace Swarm.Bot.Cli;

/// <summary>What a line of progress says about the track.</summary>
public enum ProgressTone
{
    Plain,
    Good,
    Bad,
    Asks,
}
