using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Publishing;

/// <summary>A comment as GitHub takes it: one body, or a first one and numbered ones behind it.</summary>
internal static class CommentParts
{
    /// <summary>Room for the marker and for what says which part it is.</summary>
    private const int Reserve = 300;

    /// <summary>True where one body has room for it.</summary>
    public static bool Fits(string body) => body.Length <= BodyLimits.Body - Reserve;

    /// <summary>The first keeps the comment's key; the others have <c>KEY/2</c>, <c>KEY/3</c> …</summary>
    /// <param name="comment">The whole.</param>
    /// <param name="whole">Says of what the others are parts; empty where that is plain.</param>
    public static ImmutableArray<Surface.Comment> Of(Surface.Comment comment, string whole = "")
    {
        if (Fits(comment.Body)) return [comment];
        var parts = BodyParts.Split(comment.Body, BodyLimits.Body - Reserve);
        return [.. parts.Select((part, at) => at == 0
            ? comment with { Body = part.Text }
            : comment with { Key = $"{comment.Key}/{at + 1}", Body = $"*Part {at + 1} of {parts.Length}{whole}*\n\n{part.Text}" })];
    }

    /// <summary>The number of a part that belongs to this comment; null where the key is another's.</summary>
    public static int? NumberOf(string key, string comment) =>
        key.StartsWith(comment + "/", StringComparison.Ordinal) && int.TryParse(key.AsSpan(comment.Length + 1), out var number) ? number : null;
}
