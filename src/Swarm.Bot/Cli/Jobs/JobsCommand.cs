using System.CommandLine;
using Swarm.Bot.Cli.Tracks;

namespace Swarm.Bot.Cli.Jobs;

/// <summary><c>swarm jobs</c>: the jobs of a data directory, also while a server works on it.</summary>
internal static class JobsCommand
{
    public static Command Create(Terminal terminal) =>
        new("jobs", "Look at jobs in a data directory, and replay those that were parked.") { List(terminal), Replay(terminal) };

    private static Command List(Terminal terminal)
    {
        var parked = new Option<bool>("--parked") { Description = "Only jobs that were set aside, with the reason." };
        var track = new Option<string?>("--track") { Description = "Only jobs of this track.", HelpName = "KEY" };
        var (data, json) = (CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("list", "All jobs in the order they came.") { parked, track, data, json };
        command.SetAction((parsed, ct) => TrackStories.WithAsync(
            parsed.GetValue(data),
            new Answer(terminal, parsed.GetValue(json)),
            (reader, answer, stop) => JobList.WriteAsync(reader, parsed.GetValue(track), parsed.GetValue(parked), answer, stop),
            ct));
        return command;
    }

    private static Command Replay(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "A parked job's id, as `jobs list --parked` shows it." };
        var (data, json) = (CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("replay", "Make a parked job ready again and tell the queue; its claims begin anew.") { id, data, json };
        command.SetAction((parsed, ct) => new JobReplay(new Answer(terminal, parsed.GetValue(json)), TimeProvider.System).RunAsync(parsed.GetRequiredValue(id), parsed.GetValue(data), ct));
        return command;
    }
}
