using System.Text.RegularExpressions;
using Swarm.Core.Documents;

namespace Swarm.Bot.Publishing;

/// <summary>The mark by which the app finds its own writings again: <c>&lt;!-- swarm:TRACK/SURFACE --&gt;</c> at the end of a body.</summary>
public sealed partial record Marker(string Track, string Surface)
{
    public override string ToString() => $"<!-- swarm:{Track}/{Surface} -->";

    /// <summary>The last marker of a body: foreign text that quotes one stands before ours.</summary>
    public static Marker? Read(string? body) =>
        Pattern().Matches(body ?? "").LastOrDefault() is { } match ? new Marker(match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>A body with the marker, shortened to what GitHub takes.</summary>
    public string On(string body)
    {
        var end = "\n\n" + this;
        return Shortened.Body(body, BodyLimits.Body - end.Length, WholeText.Of(Track)) + end;
    }

    [GeneratedRegex(@"<!-- swarm:(\d+-\d+-\d+)/([\w./-]+) -->")]
    private static partial Regex Pattern();
}
