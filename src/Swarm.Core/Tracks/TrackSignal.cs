using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Policies;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>News from outside. Deciding on the same news twice decides nothing the second time.</summary>
public abstract record TrackSignal
{
    private TrackSignal()
    {
    }

    public required DateTimeOffset At { get; init; }

    /// <summary>The label was set on an issue without an open track.</summary>
    /// <param name="Body">The issue's text as of the label, raw; null where it has none.</param>
    /// <param name="Labelling">GitHub's number of the entry in the issue's history by which the label was set; null where the history does not show it yet.</param>
    public sealed record Labelled(TrackKey Key, RepositoryFacts Repository, int Issue, string Title, Actor By, string Label, string? Body = null, long? Labelling = null) : TrackSignal;

    public sealed record LabelRemoved(Actor By) : TrackSignal;

    public sealed record IssueClosed(Actor By) : TrackSignal;

    /// <summary>The issue is no longer where it was: transferred or deleted.</summary>
    /// <param name="What">What happened, e.g. <c>the issue was deleted</c>.</param>
    public sealed record IssueLeft(string What, Actor By) : TrackSignal;

    /// <summary>Somebody changed the issue's title or text.</summary>
    public sealed record IssueEdited(string Title, string? Body, Actor By) : TrackSignal;

    public sealed record CommentWritten(long CommentId, Actor By, string Body) : TrackSignal;

    /// <summary>A person ticked a box of one of the app's own comments.</summary>
    /// <param name="Surface">Key of the surface that the comment shows.</param>
    /// <param name="Boxes">Numbers of the ticked boxes, from 1.</param>
    public sealed record BoxTicked(string Surface, ImmutableArray<int> Boxes, Actor By) : TrackSignal;

    public sealed record PullRequestSeen(PullRequestFacts PullRequest) : TrackSignal;

    public sealed record PullRequestClosed(bool Merged, Actor By) : TrackSignal;

    /// <summary>Somebody submitted a review that asks for changes.</summary>
    /// <param name="Review">GitHub's number of it.</param>
    /// <param name="Remarks">Its text and its comments, raw; texts may be empty.</param>
    public sealed record ChangesRequested(long Review, ImmutableArray<ReviewRemark> Remarks, Actor By) : TrackSignal;

    public sealed record RerunRequested(string Commit, Actor By) : TrackSignal;

    /// <summary>Somebody pressed <see cref="CheckButton.Retry"/> on a check of the head.</summary>
    public sealed record RetryPressed(string Commit, Actor By) : TrackSignal;

    /// <summary>Somebody pressed <see cref="CheckButton.Approve"/> on a check of the head.</summary>
    public sealed record ApprovePressed(string Commit, Actor By) : TrackSignal;

    /// <summary>A merge queue wants checks on a commit that holds the pull request merged with what is before it.</summary>
    public sealed record MergeGroupFormed(string Commit) : TrackSignal;

    /// <summary>A merge queue let go of a group, merged or not.</summary>
    public sealed record MergeGroupDropped(string Commit) : TrackSignal;

    public sealed record BaseMoved(string Commit) : TrackSignal;

    /// <summary>Somebody else pushed to the track's head.</summary>
    public sealed record HeadPushedByOthers(string Commit, Actor By) : TrackSignal;

    /// <summary>The app may not write to the repository any more.</summary>
    /// <param name="Reason">Why, e.g. <c>the repository was archived</c>.</param>
    /// <param name="ForGood">True where nobody will come back to the track: it ends.</param>
    public sealed record AccessLost(string Reason, bool ForGood) : TrackSignal;

    /// <summary>The app may write again.</summary>
    /// <param name="Repository">The repository as it is now; its name and its installation may be new.</param>
    public sealed record AccessRegained(RepositoryFacts Repository) : TrackSignal;

    /// <summary>The repository has a new name, owner or default branch.</summary>
    public sealed record RepositoryMoved(RepositoryFacts Repository) : TrackSignal;

    /// <summary>Which other open tracks of the repository change files that this one changes too.</summary>
    public sealed record NeighboursSeen(ImmutableArray<Neighbour> Neighbours) : TrackSignal;

    /// <summary>A timer fired, or a sweeper asks whether anything is to be done.</summary>
    public sealed record Tick : TrackSignal;

    /// <summary>A job ended. It counts only while its key is wanted.</summary>
    public sealed record JobEnded(string Job, JobResult Result) : TrackSignal
    {
        /// <summary>What the job's model calls used.</summary>
        public Usage Usage { get; init; } = Usage.None;
    }
}
