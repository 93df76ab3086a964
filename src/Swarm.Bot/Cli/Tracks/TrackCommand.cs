using System.CommandLine;

namespace Swarm.Bot.Cli.Tracks;

/// <summary><c>swarm track</c>: what a data directory remembers, also while a server works on it.</summary>
internal static class TrackCommand
{
    public static Command Create(Terminal terminal) =>
        new("track", "Look at tracks in a data directory, and replay those that were parked.") { List(terminal), Show(terminal), Log(terminal), Replay(terminal) };

    private static Command List(Terminal terminal)
    {
        var (data, json) = (CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("list", "All tracks, the last changed first.") { data, json };
        command.SetAction((parsed, ct) => TrackStories.WithAsync(parsed.GetValue(data), new Answer(terminal, parsed.GetValue(json)), TrackList.WriteAsync, ct));
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var (key, data, json) = (Key(), CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("show", "Where a track stands: tasks, attempts, questions, findings, gates, cost.") { key, data, json };
        command.SetAction((parsed, ct) => TrackStories.OfOneAsync(parsed.GetRequiredValue(key), parsed.GetValue(data), new Answer(terminal, parsed.GetValue(json)), TrackShow.WriteAsync, ct));
        return command;
    }

    private static Command Log(Terminal terminal)
    {
        var (key, data, json) = (Key(), CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("log", "Everything that happened to a track, one line each, times in UTC.") { key, data, json };
        command.SetAction((parsed, ct) => TrackStories.OfOneAsync(parsed.GetRequiredValue(key), parsed.GetValue(data), new Answer(terminal, parsed.GetValue(json)), TrackLog.WriteAsync, ct));
        return command;
    }

    private static Command Replay(Terminal terminal)
    {
        var (key, data, json) = (Key(), CommandOptions.Data(), CommandOptions.Json());
        var command = new Command("replay", "Let a parked track go on, once what its reason names is mended.") { key, data, json };
        command.SetAction((parsed, ct) => new TrackReplayRun(new Answer(terminal, parsed.GetValue(json)), TimeProvider.System).RunAsync(parsed.GetRequiredValue(key), parsed.GetValue(data), ct));
        return command;
    }

    private static Argument<string> Key() => new("KEY") { Description = "A track's key, as `track list` shows it." };
}
