using System.Text.Json;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Publishing;

/// <summary>Writes comments; the sticky one is edited at once when something pressing changes, else after a pause.</summary>
public sealed class CommentWriter(NodeSettings settings)
{
    private const string Kind = "comment";

    public async Task<bool> WriteAsync(Publication pass, Surface.Comment comment, CancellationToken ct)
    {
        var body = pass.Marker(comment.Key).On(comment.Body);
        var hash = Publication.Hash(body);
        if (pass.IsShown(comment.Key, hash)) return true;
        var row = pass.Row(comment.Key);
        if (row?.RemoteId is null) return await CreateAsync(pass, comment, row?.IntentAt, body, hash, ct);
        if (MayWait(pass, comment, row.Data)) return false;
        if (await pass.GitHub.UpdateCommentAsync(row.RemoteId.Value, body, ct) is null)
        {
            // Somebody deleted it. It comes back once, with the next pressing change.
            await pass.GoneAsync(row, ct);
            return true;
        }

        await pass.ShownAsync(comment.Key, Kind, hash, row.RemoteId.Value, row.NodeId, ct, data: Data(pass, comment));
        return true;
    }

    private async Task<bool> CreateAsync(Publication pass, Surface.Comment comment, DateTimeOffset? intended, string body, string hash, CancellationToken ct)
    {
        var marker = pass.Marker(comment.Key);
        if (intended is { } since)
        {
            // An earlier create may have reached GitHub: look before writing again.
            var existing = (await pass.GitHub.ListCommentsAsync(pass.Issue, since.AddMinutes(-5), ct))
                .Where(each => each.IsBy(pass.AppId) && Marker.Read(each.Body) == marker).OrderBy(each => each.Id).ToList();
            foreach (var doubled in existing.Skip(1)) await pass.GitHub.DeleteCommentAsync(doubled.Id, ct);
            if (existing is [var first, ..])
            {
                await pass.ShownAsync(comment.Key, Kind, "", first.Id, first.NodeId, ct);
                return await WriteAsync(pass, comment, ct);
            }
        }

        await pass.IntendAsync(comment.Key, Kind, ct);
        var created = await pass.GitHub.CreateCommentAsync(pass.Issue, body, ct);
        await pass.ShownAsync(comment.Key, Kind, hash, created.Id, created.NodeId, ct, data: Data(pass, comment));
        return true;
    }

    private bool MayWait(Publication pass, Surface.Comment comment, string? data)
    {
        if (comment.Pressing.Length == 0 || data is null) return false;
        var last = JsonSerializer.Deserialize(data, PublishingJson.Default.CommentData);
        return last is not null && last.Pressing == comment.Pressing && pass.Now - last.WrittenAt < settings.StickyPause;
    }

    private static string Data(Publication pass, Surface.Comment comment) =>
        JsonSerializer.Serialize(new CommentData(comment.Pressing, pass.Now), PublishingJson.Default.CommentData);
}
