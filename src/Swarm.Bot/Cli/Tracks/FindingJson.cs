using Swarm.Core.Tracks;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>One finding of the council or a gate.</summary>
/// <param name="Line">From 1; 0 without a place.</param>
internal sealed record FindingJson(string Id, string Lens, string Severity, string File, int Line, string Text, string Status)
{
    public static IReadOnlyList<FindingJson> Of(TrackState state) =>
        [.. state.Findings.Select(each => new FindingJson(each.Id, each.Lens, Words.Of(each.Severity), each.File, each.Line, each.Text, Words.Of(each.Status)))];

    /// <summary>File and line; empty where it speaks of the whole.</summary>
    internal string Place => Line > 0 ? $"{File}:{Line}" : File;
}
