namespace Swarm.Bot.Cli.Doctor;

/// <summary>What one look at the machine came to.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>The bot works, but not with everything it can do.</summary>
    Limited,

    /// <summary>The bot cannot do its work.</summary>
    Missing,
}
