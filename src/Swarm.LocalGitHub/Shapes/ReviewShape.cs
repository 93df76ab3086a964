using System.Text.Json.Nodes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Shapes;

internal static class ReviewShape
{
    public static JsonObject Of(Links links, Repository repository, Issue issue, Review review)
    {
        var web = $"{links.PullWeb(repository, issue)}#pullrequestreview-{review.Id}";
        var shape = new JsonObject
        {
            ["id"] = review.Id,
            ["node_id"] = review.NodeId,
            ["user"] = AccountShape.Of(links, review.Author.Account),
            ["body"] = review.Body,
            ["state"] = review.State,
            ["html_url"] = web,
            ["pull_request_url"] = links.PullApi(repository, issue),
            ["commit_id"] = review.CommitId,
            ["author_association"] = IssueShape.Association(repository, review.Author.Account),
            ["_links"] = new JsonObject
            {
                ["html"] = new JsonObject { ["href"] = web },
                ["pull_request"] = new JsonObject { ["href"] = links.PullApi(repository, issue) },
            },
        };
        if (review.SubmittedAt is { } at) shape["submitted_at"] = Stamp.Of(at);
        return shape;
    }

    public static JsonObject Comment(Links links, Repository repository, Issue issue, ReviewComment comment)
    {
        var url = $"{links.Api(repository)}/pulls/comments/{comment.Id}";
        var web = $"{links.PullWeb(repository, issue)}#discussion_r{comment.Id}";
        var shape = new JsonObject
        {
            ["id"] = comment.Id,
            ["node_id"] = comment.NodeId,
            ["url"] = url,
            ["html_url"] = web,
            ["pull_request_url"] = links.PullApi(repository, issue),
            ["pull_request_review_id"] = comment.Review.Id,
            ["diff_hunk"] = comment.DiffHunk,
            ["path"] = comment.Place.Path,
            ["position"] = comment.Position,
            ["original_position"] = comment.Position,
            ["line"] = comment.Place.Line,
            ["original_line"] = comment.Place.Line,
            ["start_line"] = comment.Place.StartLine,
            ["original_start_line"] = comment.Place.StartLine,
            ["side"] = comment.Place.Side,
            ["start_side"] = comment.Place.StartSide,
            ["subject_type"] = "line",
            ["commit_id"] = comment.CommitId,
            ["original_commit_id"] = comment.CommitId,
            ["user"] = AccountShape.Of(links, comment.Author.Account),
            ["body"] = comment.Body,
            ["created_at"] = Stamp.Of(comment.CreatedAt),
            ["updated_at"] = Stamp.Of(comment.UpdatedAt),
            ["author_association"] = IssueShape.Association(repository, comment.Author.Account),
            ["reactions"] = ReactionShape.Rollup(url, []),
            ["_links"] = new JsonObject
            {
                ["self"] = new JsonObject { ["href"] = url },
                ["html"] = new JsonObject { ["href"] = web },
                ["pull_request"] = new JsonObject { ["href"] = links.PullApi(repository, issue) },
            },
        };
        if (comment.InReplyTo is { } parent) shape["in_reply_to_id"] = parent;
        return shape;
    }

    public static JsonObject Thread(Links links, Repository repository, Issue issue, ReviewThread thread) => new()
    {
        ["node_id"] = thread.NodeId,
        ["comments"] = JsonList.Of(thread.Comments, comment => Comment(links, repository, issue, comment)),
    };
}
