using System.Globalization;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Jobs;

/// <summary>Prints jobs.</summary>
internal static class JobList
{
    public static async Task<int> WriteAsync(TrackReader reader, string? track, bool parked, Answer answer, CancellationToken ct)
    {
        var rows = await reader.ListJobsAsync(track, ct);
        var lines = rows.Where(row => !parked || row.State == JobState.Poisoned).Select(JobJson.Of).ToList();
        if (lines.Count == 0) answer.Line($"There are no {(parked ? "parked " : "")}jobs{(track is null ? "" : $" of track '{Answer.Plain(track, 60)}'")}.");
        answer.Table(null, ["id", "track", "job", "state", "claims", "updated (UTC)"], lines.Select(Row));
        foreach (var line in lines.Where(line => line.State == "parked")) answer.Line($"{line.Id} is parked: {Answer.Plain(line.Reason ?? "without a reason")} Once that is mended: swarm jobs replay {line.Id}");
        answer.Object(new JobListJson(lines), CliJson.Default.JobListJson);
        return ExitCodes.Good;
    }

    private static string[] Row(JobJson line) =>
    [
        $"{line.Id}",
        line.Track,
        line.Job,
        line.State,
        $"{line.Claims}",
        line.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];
}
