using Spectre.Console;
using Swarm.Core.Policies;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli;

/// <summary>Prints a track's progress as it happens, with the seconds since the start; colours only on a terminal.</summary>
public sealed class ProgressScreen(IAnsiConsole console, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _gate = new();
    private TrackState? _shown;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public void Show(TrackState state)
    {
        lock (_gate)
        {
            foreach (var line in ProgressLines.Between(_shown, state)) Write(line);
            _shown = state;
        }
    }

    public void Say(string subject, string text, ProgressTone tone = ProgressTone.Plain)
    {
        lock (_gate) Write(new ProgressLine(subject, text, tone));
    }

    private void Write(ProgressLine line)
    {
        var colour = line.Tone switch
        {
            ProgressTone.Good => "green",
            ProgressTone.Bad => "red",
            ProgressTone.Asks => "yellow",
            _ => "default",
        };
        // Foreign words could hold escape sequences that steer the terminal.
        var text = string.Join(' ', UntrustedText.Clean(line.Text).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        console.MarkupLine($"[grey]{Elapsed.TotalSeconds,5:0.0} s[/]  [{colour}]{Markup.Escape(line.Subject.PadRight(12))}[/] {Markup.Escape(text)}");
    }
}
