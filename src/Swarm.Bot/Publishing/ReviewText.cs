using System.Collections.Immutable;
using Swarm.Core.Documents;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using Swarm.GitHub;

namespace Swarm.Bot.Publishing;

/// <summary>Where each finding of a review stands: on its line where the difference shows that, else in the body, which goes on in comments.</summary>
internal static class ReviewText
{
    public static Marker Mark(Publication pass, Finding finding) => pass.Marker($"finding/{finding.Id}");

    /// <summary>The review's body, and the comments behind it for what that has no room for.</summary>
    public static ImmutableArray<Surface.Comment> Parts(Surface.Review review, IEnumerable<Finding> outside) =>
        CommentParts.Of(new Surface.Comment(review.Key, Whole(review, outside)), " of the council's review");

    /// <summary>True where one body has room for everything.</summary>
    public static bool Fits(Surface.Review review) => CommentParts.Fits(Whole(review, review.Findings));

    public static ReviewDraft Draft(Publication pass, Surface.Review review, IReadOnlyList<PullRequestFile> files)
    {
        var lines = files.ToDictionary(file => file.Filename, file => HunkLines.Read(file.Patch), StringComparer.Ordinal);
        // A thread has one first comment: what that has no room for stands in the body.
        var inside = review.Findings.Where(finding => lines.TryGetValue(finding.File, out var shown) && shown.Contains(finding.Line) && CommentParts.Fits(CouncilText.Inline(finding))).ToImmutableArray();
        return new ReviewDraft(review.Commit, Body(pass, review, review.Findings.Except(inside)), [.. inside.Select(finding => OnLine(pass, finding))], Body(pass, review, review.Findings));
    }

    /// <summary>The body of a review whose other findings stand on lines.</summary>
    public static string Body(Publication pass, Surface.Review review, IEnumerable<Finding> outside) =>
        pass.Marker(review.Key).On(Parts(review, outside)[0].Body);

    private static DraftComment OnLine(Publication pass, Finding finding) =>
        new(finding.File, finding.Line, Mark(pass, finding).On(CouncilText.Inline(finding)));

    private static string Whole(Surface.Review review, IEnumerable<Finding> outside) =>
        review.Intro + string.Concat(outside.Select(finding => $"\n\n{CouncilText.Place(finding)} {CouncilText.Inline(finding)}"));
}
