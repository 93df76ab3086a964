using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Pages;

/// <summary>Reviews and their threads.</summary>
internal static class ReviewPart
{
    public static string Card(Issue issue, Review review)
    {
        var threads = issue.Pull!.Threads.Where(thread => thread.First.Review == review).ToList();
        // Answers are shown in their thread; the review that carried nothing else is no news of its own.
        if (threads.Count == 0 && review.Body.Length == 0 && ReviewDeeds.CommentsOf(issue, review).Any()) return "";
        var body = review.Body.Length == 0 ? "" : Markup.Render(review.Body);
        return $"""
            <article class="card" id="pullrequestreview-{review.Id}">
            <header>{Timeline.Who(review.Author)} {Verb(review)} {Timeline.When(review.SubmittedAt!.Value)}</header>
            <div class="in">{body}{Html.Join(threads, thread => Quoted(thread))}</div>
            </article>
            """;
    }

    /// <summary>A thread with the lines it speaks about.</summary>
    public static string Quoted(ReviewThread thread)
    {
        var first = thread.First;
        var lines = first.DiffHunk.Split('\n');
        // The last lines before the remark are enough to know the place.
        var shown = lines.Length > 6 ? lines[^5..] : lines;
        var fold = thread.IsResolved ? "" : " open";
        var state = thread.IsResolved ? $"<span class=\"pill success\">✓ resolved by {Html.Text(thread.ResolvedBy!.Login)}</span>" : "<span class=\"pill\">unresolved</span>";
        return $"""
            <details class="card"{fold}>
            <summary class="meta" style="padding:8px 14px"><code>{Html.Text(first.Place.Path)}:{first.Place.Line}</code> {state}</summary>
            <div class="scroll"><table class="diff">{Html.Join(shown, Line)}</table></div>
            <div class="in">{Comments(thread)}</div>
            </details>
            """;
    }

    public static string Comments(ReviewThread thread) => $"<div class=\"thread\">{Html.Join(thread.Comments, Comment)}</div>";

    private static string Comment(ReviewComment comment) => $"""
        <div id="discussion_r{comment.Id}"><p class="meta">{Timeline.Who(comment.Author)} {Timeline.When(comment.CreatedAt)}</p>{Markup.Render(comment.Body)}</div>
        """;

    private static string Line(string line)
    {
        var kind = line.Length == 0 ? ' ' : line[0];
        return $"<tr class=\"{DiffPart.Class(kind)}\"><td class=\"code\">{Html.Text(line)}</td></tr>";
    }

    private static string Verb(Review review) => review.State switch
    {
        "APPROVED" => "<span class=\"success\">approved</span>",
        "CHANGES_REQUESTED" => "<span class=\"failure\">requested changes</span>",
        _ => "reviewed",
    };
}
