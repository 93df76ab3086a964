using System.Collections.Immutable;
using Swarm.Bot.Cli;
using Swarm.Bot.Setup.Checks;

namespace Swarm.Bot.Setup;

/// <summary>How a set-up ended.</summary>
/// <param name="Settings">Full path of the folder that <c>serve</c> reads the App from.</param>
internal sealed record SetupReport(StoredApp App, bool IsNew, string Settings, ImmutableArray<SetupCheck> Checks)
{
    public bool Passed => Checks.All(check => check.Verdict != CheckVerdict.Failed);

    /// <summary>What is typed next.</summary>
    public static string ServeLine(StoredApp? app) => app?.Webhook is null ? "swarm serve --poll" : "swarm serve";
}
