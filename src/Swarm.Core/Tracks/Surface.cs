using System.Collections.Immutable;
using Swarm.Core.Gates;
using Swarm.Core.Review;

namespace Swarm.Core.Tracks;

/// <summary>Something GitHub must show. The publisher compares all of them with what GitHub has and writes only the difference.</summary>
/// <param name="Key">Unique in the track; see <see cref="SurfaceKeys"/>.</param>
public abstract record Surface(string Key)
{
    /// <summary>A comment on the issue.</summary>
    /// <param name="Pressing">While this text stays the same, a change of the body may wait; empty where it may never wait.</param>
    public sealed record Comment(string Key, string Body, string Pressing = "") : Surface(Key)
    {
        /// <summary>True where a later text makes an earlier one superfluous.</summary>
        public bool IsProgress => Pressing.Length > 0;
    }

    /// <param name="CommentId">The comment reacted to; null for the issue itself.</param>
    /// <param name="Content">GitHub's name of the reaction, e.g. <c>eyes</c>.</param>
    public sealed record Reaction(string Key, long? CommentId, string Content) : Surface(Key);

    public sealed record Check(string Key, string Name, string Commit, CheckOutcome Outcome, string Title, string Summary) : Surface(Key)
    {
        public ImmutableArray<GateAnnotation> Annotations { get; init; } = [];

        public ImmutableArray<CheckButton> Buttons { get; init; } = [];
    }

    public sealed record PullRequest(string Key, string Title, string Body, string Head, string Base, bool Draft, bool Open) : Surface(Key);

    /// <summary>One review, posted once. Findings inside the difference become inline comments, the rest goes into the body.</summary>
    public sealed record Review(string Key, string Commit, string Intro, ImmutableArray<Finding> Findings) : Surface(Key);

    /// <summary>The thread of a finding is resolved.</summary>
    public sealed record Resolution(string Key, string ReviewKey, Finding Finding) : Surface(Key);

    /// <summary>An answer in the thread that a person's comment began.</summary>
    public sealed record ThreadAnswer(string Key, long Thread, string Text) : Surface(Key);

    /// <summary>The app closes the issue itself: GitHub does so only for pull requests to the default branch.</summary>
    public sealed record ClosedIssue(string Key) : Surface(Key);
}
