using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Sets reactions. GitHub keeps one per content and account, so setting it twice is setting it once.</summary>
public sealed class ReactionWriter
{
    private const string Kind = "reaction";

    public async Task<bool> WriteAsync(Publication pass, Surface.Reaction reaction, CancellationToken ct)
    {
        if (pass.IsShown(reaction.Key, reaction.Content)) return true;
        var content = reaction.Content switch
        {
            "+1" => Reaction.ThumbUp,
            "confused" => Reaction.Confused,
            _ => Reaction.Eyes,
        };
        if (reaction.CommentId is { } comment) await pass.GitHub.ReactToCommentAsync(comment, content, ct);
        else await pass.GitHub.ReactToIssueAsync(pass.Issue, content, ct);
        await pass.ShownAsync(reaction.Key, Kind, reaction.Content, reaction.CommentId ?? pass.Issue, null, ct);
        return true;
    }
}
