namespace Swarm.Bot.Setup;

/// <summary>How far a set-up has come.</summary>
internal enum SetupStage
{
    /// <summary>The App is to be registered by a person.</summary>
    Register,

    /// <summary>It is to be installed by a person.</summary>
    Install,

    /// <summary>The self-test runs.</summary>
    Test,

    /// <summary>Everything was said.</summary>
    Done,
}
