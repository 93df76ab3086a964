using System.CommandLine;

namespace Swarm.Bot.Cli.Config;

/// <summary><c>swarm config</c>.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal) => new("config", "Look at a repository's settings.") { Check(terminal) };

    private static Command Check(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The settings file.", DefaultValueFactory = _ => Settings.SettingsFault.File };
        var json = CommandOptions.Json();
        var command = new Command("check", "Say what is wrong with a settings file, or what it says.") { file, json };
        command.SetAction((parsed, ct) => ConfigCheck.RunAsync(parsed.GetRequiredValue(file), new Answer(terminal, parsed.GetValue(json)), ct));
        return command;
    }
}
