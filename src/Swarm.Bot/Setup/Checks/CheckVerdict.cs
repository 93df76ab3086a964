namespace Swarm.Bot.Setup.Checks;

/// <summary>What one check of the self-test found.</summary>
internal enum CheckVerdict
{
    Passed,

    /// <summary>Cannot be known yet, e.g. because the server does not run yet.</summary>
    Open,

    Failed,
}
