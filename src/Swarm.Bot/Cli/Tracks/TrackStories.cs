using Swarm.Bot.Settings;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>Opens a data directory for looking, and finds the track that is meant.</summary>
internal static class TrackStories
{
    private const int MostNamed = 10;

    public static async Task<int> WithAsync(string? data, Answer answer, Func<TrackReader, Answer, CancellationToken, Task<int>> look, CancellationToken ct)
    {
        if (!ProgramConfiguration.DataFolder(answer.Terminal, data).Gives(out var folder, out var refusal)) return answer.Refuse(refusal);
        try
        {
            var opened = await TrackReader.OpenAsync(folder, ct);
            if (opened is TrackReaderResult.Refused refused) return answer.Refuse(new Refusal(refused.Reason, refused.NextStep));
            await using var reader = ((TrackReaderResult.Opened)opened).Reader;
            return await look(reader, answer, ct);
        }
        catch (StoreUnavailableException e)
        {
            return answer.Refuse(new Refusal(e.Reason, e.NextStep));
        }
    }

    public static Task<int> OfOneAsync(string key, string? data, Answer answer, Func<TrackReader, TrackRow, Answer, CancellationToken, Task<int>> look, CancellationToken ct) =>
        WithAsync(data, answer, async (reader, to, stop) =>
        {
            var rows = await reader.ListTracksAsync(TrackFilter.All, stop);
            return rows.FirstOrDefault(row => row.Key == key) is { } found ? await look(reader, found, to, stop) : Unknown(key, rows, to);
        }, ct);

    private static int Unknown(string key, IReadOnlyList<TrackRow> rows, Answer answer)
    {
        var refusal = new Refusal($"There is no track '{Answer.Plain(key, 60)}'.", NextStep(key, rows));
        answer.Refuse(refusal);
        return ExitCodes.Faults;
    }

    private static string NextStep(string key, IReadOnlyList<TrackRow> rows)
    {
        if (rows.Count == 0) return "The store holds no track yet.";
        if (NearestName.Of(key, rows.Select(row => row.Key)) is { } near) return $"Did you mean {near}?";
        var more = rows.Count > MostNamed ? $" and {rows.Count - MostNamed} more; swarm track list shows all" : "";
        return $"Known: {string.Join(", ", rows.Take(MostNamed).Select(row => row.Key))}{more}.";
    }
}
