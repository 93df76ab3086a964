using Swarm.Core.Tracks;

namespace Swarm.Bot.Publishing;

/// <summary>Sends each kind of surface to its writer.</summary>
public sealed class SurfaceWriters(CommentWriter comments, ReactionWriter reactions, CheckWriter checks, PullRequestWriter pulls, ReviewWriter reviews)
{
    public CheckWriter Checks => checks;

    /// <returns>False when the surface waits and must be looked at again.</returns>
    public Task<bool> WriteAsync(Publication pass, Surface surface, CancellationToken ct) => surface switch
    {
        Surface.Comment comment => comments.WriteAsync(pass, comment, ct),
        Surface.Reaction reaction => reactions.WriteAsync(pass, reaction, ct),
        Surface.Check check => checks.WriteAsync(pass, check, ct),
        Surface.PullRequest pull => pulls.WriteAsync(pass, pull, ct),
        Surface.Review review => reviews.WriteAsync(pass, review, ct),
        Surface.Resolution resolution => reviews.ResolveAsync(pass, resolution, ct),
        Surface.ThreadAnswer answer => reviews.AnswerAsync(pass, answer, ct),
        Surface.ClosedIssue closed => pulls.CloseIssueAsync(pass, closed, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "A surface without a writer."),
    };
}
