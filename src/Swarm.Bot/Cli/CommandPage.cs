using System.CommandLine;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Swarm.Bot.Demo;

namespace Swarm.Bot.Cli;

/// <summary>The reference page of every command, written from the command tree and the types of the JSON objects.</summary>
public static class CommandPage
{
    /// <summary>The page in Markdown; it ends with a line break.</summary>
    public static string Write()
    {
        var root = SwarmCommandLine.Root(new Terminal { Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null });
        var page = new StringBuilder("# Commands\n\n");
        page.Append("Exit codes: 0 good; 1 the thing examined has faults (a track that is not ready, a settings file with faults, an unknown key, a machine that lacks what the bot needs); 2 the command could not run.\n\n");
        page.Append("With `--json` standard output is exactly one JSON object and everything else goes to standard error. A command that could not run prints ");
        page.Append($"`{JsonShape.Of(CliJson.Default.RefusalJson)}`. A command line that makes no sense prints nothing on standard output. `?` marks what may be null.\n");
        foreach (var command in root.Subcommands) Append(page, command, "swarm");
        return page.ToString();
    }

    private static void Append(StringBuilder page, Command command, string before)
    {
        var name = $"{before} {command.Name}";
        if (command.Subcommands.Count == 0) Leaf(page, command, name);
        foreach (var each in command.Subcommands) Append(page, each, name);
    }

    private static void Leaf(StringBuilder page, Command command, string name)
    {
        var options = command.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption).ToList();
        var arguments = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $" [{argument.Name}]" : $" {argument.Name}"));
        page.Append($"\n## `{name}{arguments}`\n\n{command.Description}\n\n");
        foreach (var argument in command.Arguments) page.Append($"- `{argument.Name}`: {argument.Description}\n");
        foreach (var option in options) page.Append($"- `{option.Name}{(option.HelpName is { } value ? " " + value : "")}`{(option.Required ? " (required)" : "")}: {option.Description}\n");
        if (ShapeOf(name) is { } shape) page.Append($"\n`--json`: `{JsonShape.Of(shape)}`\n");
    }

    private static JsonTypeInfo? ShapeOf(string name) => name switch
    {
        "swarm demo" => DemoJsonContext.Default.DemoJson,
        "swarm setup" => CliJson.Default.SetupReportJson,
        "swarm run" => CliJson.Default.RunJson,
        "swarm track list" => CliJson.Default.TrackListJson,
        "swarm track show" => CliJson.Default.TrackShowJson,
        "swarm track log" => CliJson.Default.TrackLogJson,
        "swarm track replay" => CliJson.Default.TrackReplayJson,
        "swarm doctor" => CliJson.Default.DoctorJson,
        "swarm jobs list" => CliJson.Default.JobListJson,
        "swarm jobs replay" => CliJson.Default.JobReplayJson,
        "swarm config check" => CliJson.Default.ConfigCheckJson,
        _ => null,
    };
}
