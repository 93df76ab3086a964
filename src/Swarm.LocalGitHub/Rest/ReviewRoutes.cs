using System.Text.Json.Nodes;
using Swarm.LocalGitHub.Deeds;
using Swarm.LocalGitHub.Server;
using Swarm.LocalGitHub.Shapes;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Rest;

/// <summary>Reviews: begun pending, submitted with a verdict, or discarded.</summary>
internal static class ReviewRoutes
{
    private const string Many = "/repos/{owner}/{repo}/pulls/{number}/reviews";
    private const string One = Many + "/{review}";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Many, Access.Read("pull_requests"), List);
        routes.Add("POST", Many, Access.Write("pull_requests"), CreateAsync);
        routes.Get(One, Access.Read("pull_requests"), Get);
        routes.Delete(One, Access.Write("pull_requests"), Delete);
        routes.Get(One + "/comments", Access.Read("pull_requests"), ListComments);
        routes.Post(One + "/events", Access.Write("pull_requests"), Submit);
    }

    private static Answer List(ApiCall call) => call.PullRequest is { } issue
        ? Paging.Page(call, issue.Pull!.Reviews.Where(review => IsVisible(call, review)), review => Shape(call, issue, review))
        : Answer.NotFound;

    private static Answer Get(ApiCall call) => Find(call) is { } found ? Answer.Ok(Shape(call, found.Issue, found.Review)) : Answer.NotFound;

    private static async Task<Answer> CreateAsync(ApiCall call)
    {
        if (call.PullRequest is not { Pull: { } pull } issue) return Answer.NotFound;
        var body = call.Fields.Text("body") ?? "";
        if (Text.BodyFault("PullRequestReview", body) is { } fault) return fault;
        if (pull.Reviews.Exists(review => review.IsPending && review.Author.Account.Id == call.Actor.Account.Id))
            return Answer.Unprocessable("User can only have one pending review per pull request");
        var reading = await ReviewComments.ReadAsync(call, pull);
        if (reading.Refusal is { } refusal) return refusal;
        var verdict = call.Fields.Text("event");
        if (verdict is not null && VerdictFault(call, issue, verdict, body, reading.Comments.Count) is { } wrong) return wrong;

        var review = call.Hub.Reviews.Begin(issue, call.Actor, reading.Commit, body, reading.Comments);
        if (verdict is not null) call.Hub.Reviews.Submit(call.Repository, issue, review, ReviewDeeds.StateAfter(verdict)!, call.Actor);
        return Answer.Ok(Shape(call, issue, review));
    }

    private static Answer Submit(ApiCall call)
    {
        if (Find(call) is not { } found) return Answer.NotFound;
        var (issue, review) = found;
        if (!review.IsPending) return Answer.Unprocessable("Can not submit a review that is not pending");
        var body = call.Fields.Text("body") ?? review.Body;
        if (Text.BodyFault("PullRequestReview", body) is { } fault) return fault;
        var verdict = call.Fields.Text("event") ?? "";
        var comments = ReviewDeeds.CommentsOf(issue, review).Count();
        if (VerdictFault(call, issue, verdict, body, comments) is { } wrong) return wrong;
        review.Body = body;
        call.Hub.Reviews.Submit(call.Repository, issue, review, ReviewDeeds.StateAfter(verdict)!, call.Actor);
        return Answer.Ok(Shape(call, issue, review));
    }

    private static Answer? VerdictFault(ApiCall call, Issue issue, string verdict, string body, int comments)
    {
        var own = issue.Author.Account.Id == call.Actor.Account.Id;
        return verdict switch
        {
            "APPROVE" => own ? Answer.Unprocessable("Can not approve your own pull request") : null,
            "REQUEST_CHANGES" when own => Answer.Unprocessable("Can not request changes on your own pull request"),
            "REQUEST_CHANGES" => body.Length == 0 ? Answer.Unprocessable("Body can't be blank") : null,
            "COMMENT" => body.Length == 0 && comments == 0 ? Answer.Unprocessable("Body can't be blank") : null,
            _ => Answer.Unprocessable($"Variable $event of type PullRequestReviewEvent was provided invalid value '{verdict}'"),
        };
    }

    private static Answer Delete(ApiCall call)
    {
        if (Find(call) is not { } found) return Answer.NotFound;
        if (!found.Review.IsPending) return Answer.Unprocessable("Can not delete a non-pending pull request review");
        ReviewDeeds.Discard(found.Issue, found.Review);
        return Answer.Ok(Shape(call, found.Issue, found.Review));
    }

    private static Answer ListComments(ApiCall call)
    {
        if (Find(call) is not { } found) return Answer.NotFound;
        var comments = ReviewDeeds.CommentsOf(found.Issue, found.Review);
        return Paging.Page(call, comments, comment => ReviewShape.Comment(call.Links, call.Repository, found.Issue, comment));
    }

    private static (Issue Issue, Review Review)? Find(ApiCall call)
    {
        if (call.PullRequest is not { } issue) return null;
        var review = issue.Pull!.Reviews.Find(candidate => candidate.Id == call.Id("review"));
        return review is not null && IsVisible(call, review) ? (issue, review) : null;
    }

    private static bool IsVisible(ApiCall call, Review review) => !review.IsPending || review.Author.Account.Id == call.Actor.Account.Id;

    private static JsonObject Shape(ApiCall call, Issue issue, Review review) => ReviewShape.Of(call.Links, call.Repository, issue, review);
}
