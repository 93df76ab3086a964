using System.Text.Json;
using Swarm.Bot.Hosting;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Storage;

namespace Swarm.Bot.Publishing;

/// <summary>Writes comments; the sticky one is edited at once when something pressing changes, else after a pause.</summary>
public sealed class CommentWriter(NodeSettings settings)
{
    private const string Kind = "comment";

    public async Task<bool> WriteAsync(Publication pass, Surface.Comment comment, CancellationToken ct)
    {
        var parts = CommentParts.Of(comment);
        var complete = true;
        foreach (var part in parts) complete &= await WritePartAsync(pass, pass.Issue, part, ct);
        await RemoveAfterAsync(pass, comment.Key, parts.Length, ct);
        return complete;
    }

    /// <summary>Writes one comment, which fits as it is, on this issue or pull request.</summary>
    public async Task<bool> WritePartAsync(Publication pass, int number, Surface.Comment comment, CancellationToken ct)
    {
        var body = pass.Marker(comment.Key).On(comment.Body);
        var hash = Publication.Hash(body);
        if (pass.IsShown(comment.Key, hash)) return true;
        var row = pass.Row(comment.Key);
        if (row is { State: SurfaceStates.Lost } && Read(row.Data)?.Phase == Phase(pass)) return true;
        if (row?.RemoteId is null) return await CreateAsync(pass, number, comment, row?.IntentAt, body, hash, ct);
        if (MayWait(pass, comment, row.Data)) return false;
        if (await pass.GitHub.UpdateCommentAsync(row.RemoteId.Value, body, ct) is null)
            return await DeletedAsync(pass, number, comment, row, ct);

        await pass.ShownAsync(comment.Key, Kind, hash, row.RemoteId.Value, row.NodeId, ct, data: Data(pass, comment));
        return true;
    }

    /// <summary>Somebody deleted it. It comes back once, when the track has entered another phase than the one in which it was last seen.</summary>
    private async Task<bool> DeletedAsync(Publication pass, int number, Surface.Comment comment, SurfaceRow row, CancellationToken ct)
    {
        var last = Read(row.Data);
        if (last is { IsBack: true })
        {
            await pass.GoneAsync(row, ct);
            return true;
        }

        var seen = last?.Phase is { Length: > 0 } phase ? phase : Phase(pass);
        await pass.LostAsync(row, Write(new CommentData("", pass.Now, seen, IsBack: true)), ct);
        return await WritePartAsync(pass, number, comment, ct);
    }

    private async Task<bool> CreateAsync(Publication pass, int number, Surface.Comment comment, DateTimeOffset? intended, string body, string hash, CancellationToken ct)
    {
        var marker = pass.Marker(comment.Key);
        if (intended is { } since)
        {
            // An earlier create may have reached GitHub: look before writing again.
            var existing = await FindAsync(pass, number, marker, since, ct);
            foreach (var doubled in existing.Skip(1)) await pass.GitHub.DeleteCommentAsync(doubled.Id, ct);
            if (existing is [var first, ..])
            {
                await pass.ShownAsync(comment.Key, Kind, "", first.Id, first.NodeId, ct, data: pass.Row(comment.Key)?.Data);
                return await WritePartAsync(pass, number, comment, ct);
            }
        }

        await pass.IntendAsync(comment.Key, Kind, ct, pass.Row(comment.Key)?.Data);
        var created = await pass.GitHub.CreateCommentAsync(number, body, ct);
        await pass.ShownAsync(comment.Key, Kind, hash, created.Id, created.NodeId, ct, data: Data(pass, comment));
        return true;
    }

    private static async Task<List<Comment>> FindAsync(Publication pass, int number, Marker marker, DateTimeOffset since, CancellationToken ct) =>
        (await pass.GitHub.ListCommentsAsync(number, since.AddMinutes(-5), ct))
            .Where(each => each.IsBy(pass.AppId) && Marker.Read(each.Body) == marker).OrderBy(each => each.Id).ToList();

    /// <summary>Parts that the text no longer fills go; they come back when it grows again.</summary>
    private static async Task RemoveAfterAsync(Publication pass, string key, int last, CancellationToken ct)
    {
        foreach (var row in pass.Rows.Where(row => row.Kind == Kind && CommentParts.NumberOf(row.Key, key) > last))
        {
            if (row.RemoteId is { } id) await pass.GitHub.DeleteCommentAsync(id, ct);
            else if (row.IntentAt is { } since)
                foreach (var lost in await FindAsync(pass, pass.Issue, pass.Marker(row.Key), since, ct)) await pass.GitHub.DeleteCommentAsync(lost.Id, ct);
            else continue;
            await pass.RemovedAsync(row, ct);
        }
    }

    private bool MayWait(Publication pass, Surface.Comment comment, string? data)
    {
        return comment.Pressing.Length > 0 && Read(data) is { } last && last.Pressing == comment.Pressing && pass.Now - last.WrittenAt < settings.StickyPause;
    }

    private static string Data(Publication pass, Surface.Comment comment) =>
        Write(new CommentData(comment.Pressing, pass.Now, Phase(pass), Read(pass.Row(comment.Key)?.Data)?.IsBack ?? false));

    private static string Phase(Publication pass) => $"{pass.State.Phase}";

    private static CommentData? Read(string? data) => data is null ? null : JsonSerializer.Deserialize(data, PublishingJson.Default.CommentData);

    private static string Write(CommentData data) => JsonSerializer.Serialize(data, PublishingJson.Default.CommentData);
}
