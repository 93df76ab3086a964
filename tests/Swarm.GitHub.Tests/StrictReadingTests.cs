using System.Text.Json.Nodes;

namespace Swarm.GitHub.Tests;

/// <summary>Every field the product relies on: an answer that lacks it is an error that names it, never a default.</summary>
public sealed class StrictReadingTests
{
    private static readonly Dictionary<string, (string Request, string Sample, Func<Scene, CancellationToken, Task> Call)> Reads = new()
    {
        ["repository"] = ($"GET {Scene.Repo}", Samples.Repository, (scene, stop) => scene.Shop.GetAsync(stop)),
        ["issue"] = ($"GET {Scene.Repo}/issues/4", Samples.Issue, (scene, stop) => scene.Shop.GetIssueAsync(4, stop)),
        ["comment"] = ($"GET {Scene.Repo}/issues/comments/5", Samples.Comment, (scene, stop) => scene.Shop.GetCommentAsync(5, stop)),
        ["pull"] = ($"GET {Scene.Repo}/pulls/9", Samples.PullRequest, (scene, stop) => scene.Shop.GetPullRequestAsync(9, stop)),
        ["check"] = ($"GET {Scene.Repo}/check-runs/500", Samples.CheckRun, (scene, stop) => scene.Shop.GetCheckRunAsync(500, stop)),
        ["review"] = ($"POST {Scene.Repo}/pulls/9/reviews/300/events", Samples.Review, (scene, stop) => scene.Shop.SubmitReviewAsync(9, 300, ReviewVerdict.Comment, "b", stop)),
        ["line comment"] = ($"POST {Scene.Repo}/pulls/9/comments/400/replies", Samples.ReviewComment, (scene, stop) => scene.Shop.ReplyToReviewCommentAsync(9, 400, "b", stop)),
        ["user"] = ("GET /api/v3/users/mona", Samples.User, (scene, stop) => scene.Shop.FindUserAsync("mona", stop)),
        ["app"] = ("GET /api/v3/app", """{"id":99,"slug":"swarm","name":"Swarm","permissions":{},"events":[],"html_url":null}""", (scene, stop) => scene.App.GetAppAsync(stop)),
        ["token"] = (Scene.Mint, """{"token":"t","expires_at":"2031-01-01T00:00:00Z"}""", (scene, stop) => scene.App.GetTokenAsync(7, stop)),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("repository", "id name full_name owner default_branch private html_url")]
    [InlineData("issue", "id node_id number title body state html_url user labels created_at updated_at")]
    [InlineData("comment", "id node_id body user html_url created_at updated_at")]
    [InlineData("pull", "id node_id number title body state html_url user head base")]
    [InlineData("check", "id name head_sha status conclusion external_id app")]
    [InlineData("review", "id node_id state body user html_url")]
    [InlineData("line comment", "id node_id path body user commit_id html_url created_at")]
    [InlineData("user", "id login type")]
    [InlineData("app", "id slug name permissions events")]
    [InlineData("token", "token expires_at")]
    public async Task A_missing_field_is_named(string read, string fields)
    {
        await using var scene = await Scene.StartAsync();
        var (request, sample, call) = Reads[read];
        foreach (var field in fields.Split(' '))
        {
            var broken = JsonNode.Parse(sample)!.AsObject();
            broken.Remove(field).ShouldBeTrue();
            scene.Server.On(request, Reply.Json(broken.ToJsonString()));

            var fault = await Should.ThrowAsync<GitHubUnreadableException>(call(scene, Stop), $"{read} without {field}");
            fault.Fault.ShouldContain($"$.{field}: missing");
        }
    }

    [Theory]
    [InlineData("issue", "title")]
    [InlineData("comment", "body")]
    [InlineData("pull", "head")]
    [InlineData("user", "login")]
    public async Task A_null_where_there_must_be_a_value_is_named(string read, string field)
    {
        await using var scene = await Scene.StartAsync();
        var (request, sample, call) = Reads[read];
        var broken = JsonNode.Parse(sample)!.AsObject();
        broken[field] = null;
        scene.Server.On(request, Reply.Json(broken.ToJsonString()));

        (await Should.ThrowAsync<GitHubUnreadableException>(call(scene, Stop))).Fault.ShouldContain($"$.{field}");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task An_answer_that_is_no_object_is_unreadable(string body)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}", Reply.Json(body));

        await Should.ThrowAsync<GitHubUnreadableException>(scene.Shop.GetAsync(Stop));
    }
}
