using System.CommandLine;

namespace Swarm.Bot.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommandOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object; everything else goes to standard error." };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Log what the parts do to standard error." };

    public static Option<string?> Data() => new("--data")
    {
        Description = "Data directory; otherwise Swarm__Data, appsettings.json, or ./swarm-data.",
        HelpName = "DIR",
    };
}
