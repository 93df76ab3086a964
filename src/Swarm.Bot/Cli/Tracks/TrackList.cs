using System.Globalization;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>Prints the list of tracks.</summary>
internal static class TrackList
{
    public static async Task<int> WriteAsync(TrackReader reader, Answer answer, CancellationToken ct)
    {
        var lines = new List<TrackListJson.Line>();
        foreach (var row in await reader.ListTracksAsync(TrackFilter.All, ct)) lines.Add(TrackListJson.Line.Of(row, await FoldedTrack.ReadAsync(reader, row.Key, ct)));
        if (lines.Count == 0) answer.Line("There are no tracks yet. Label an issue to begin one.");
        answer.Table(null, ["track", "repository", "issue", "phase", "tasks", "cost", "updated (UTC)"], lines.Select(Row));
        foreach (var line in lines.Where(line => line.Fault is not null)) answer.Line($"{line.Track} is set aside: {Answer.Plain(line.Fault!)}");
        answer.Object(new TrackListJson(lines), CliJson.Default.TrackListJson);
        return ExitCodes.Good;
    }

    private static string[] Row(TrackListJson.Line line) =>
    [
        line.Track,
        line.Repository,
        Answer.Plain($"#{line.Issue} {line.Title}", 60),
        line.Fault is null ? line.Phase : $"{line.Phase} (!)",
        line.Tasks == 0 ? "–" : $"{line.TasksDone}/{line.Tasks}",
        $"${line.CostUsd:0.00}",
        line.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    ];
}
