using System.CommandLine;
using Serilog.Events;
using Swarm.Bot.Demo;

namespace Swarm.Bot.Cli;

/// <summary><c>swarm demo</c>: the whole road on a bundled repository, with only the model's words scripted.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var ask = new Option<bool>("--ask") { Description = "Answer the agents' question yourself." };
        var keep = new Option<bool>("--keep") { Description = "Leave the pages up until Ctrl+C, and the files in place." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object; progress goes to standard error." };
        var verbose = new Option<bool>("--verbose") { Description = "Log what the parts do to standard error." };
        var command = new Command("demo", "Run a labelled issue through to a ready pull request, here and now, without network.") { ask, keep, json, verbose };
        command.SetAction((parsed, ct) => DemoRun.RunAsync(
            new DemoOptions(parsed.GetValue(ask), parsed.GetValue(keep), parsed.GetValue(json), ProgramLog.To(parsed.GetValue(verbose) ? LogEventLevel.Debug : LogEventLevel.Error)), ct));
        return command;
    }
}
