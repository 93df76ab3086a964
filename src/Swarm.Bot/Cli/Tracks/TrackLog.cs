using System.Globalization;
using System.Text.Json;
using Swarm.Core.Tracks;
using Swarm.Storage;

namespace Swarm.Bot.Cli.Tracks;

/// <summary>Prints the events of one track.</summary>
internal static class TrackLog
{
    public static async Task<int> WriteAsync(TrackReader reader, TrackRow row, Answer answer, CancellationToken ct)
    {
        var entries = (await reader.EventsAsync(row.Key, ct)).Select(each => new TrackLogJson.Entry(each.Version, each.At, each.Kind, Text(each), Fact(each))).ToList();
        foreach (var entry in entries) answer.Line($"{entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}  {Answer.Plain(entry.Text)}");
        answer.Object(new TrackLogJson(row.Key, entries), CliJson.Default.TrackLogJson);
        return ExitCodes.Good;
    }

    private static JsonElement Fact(StoredEvent stored)
    {
        using var document = JsonDocument.Parse(stored.Json);
        return document.RootElement.Clone();
    }

    private static string Text(StoredEvent stored)
    {
        try
        {
            return EventText.Of(TrackJson.ReadEvent(stored.Json));
        }
        catch (JsonException)
        {
            // A newer version may have written it; its name is all that is sure.
            return $"{stored.Kind} (cannot be read by this version)";
        }
    }
}
