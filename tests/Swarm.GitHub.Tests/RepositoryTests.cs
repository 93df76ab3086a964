using System.Text.Json;

namespace Swarm.GitHub.Tests;

/// <summary>Each call: what goes out, and what comes back.</summary>
public sealed class RepositoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"permission":"admin","role_name":"admin"}""", RepositoryPermission.Admin)]
    [InlineData("""{"permission":"write","role_name":"maintain"}""", RepositoryPermission.Maintain)]
    [InlineData("""{"permission":"read","role_name":"triage"}""", RepositoryPermission.Triage)]
    [InlineData("""{"permission":"write","role_name":"our own role"}""", RepositoryPermission.Write)]
    [InlineData("""{"permission":"read"}""", RepositoryPermission.Read)]
    [InlineData("""{"permission":"none","role_name":""}""", RepositoryPermission.None)]
    [InlineData("""{"permission":"something new"}""", RepositoryPermission.None)]
    public async Task A_permission_is_read_from_the_role_and_else_from_the_level(string answer, RepositoryPermission expected)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/collaborators/mona/permission", Reply.Json(answer));

        (await scene.Shop.GetPermissionAsync("mona", Stop)).ShouldBe(expected);
    }

    [Fact]
    public async Task Somebody_unknown_may_do_nothing()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/collaborators/swarm%5Bbot%5D/permission", Reply.Status(404));

        (await scene.Shop.GetPermissionAsync("swarm[bot]", Stop)).ShouldBe(RepositoryPermission.None);
    }

    [Fact]
    public async Task A_name_that_climbs_out_of_its_path_is_refused()
    {
        await using var scene = await Scene.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => scene.Shop.GetPermissionAsync("..", Stop));
        Should.Throw<ArgumentException>(() => scene.App.Repository(7, "acme", ".."));
        scene.Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_absent_is_null_or_false()
    {
        await using var scene = await Scene.StartAsync();
        foreach (var request in new[]
        {
            "GET ", "GET /issues/4", "GET /pulls/9", "GET /issues/comments/5", "PATCH /issues/comments/5", "DELETE /issues/comments/5", "GET /branches/swarm%2F4%2Fhead",
            "DELETE /issues/4/labels/swarm", "POST /issues/comments/5/reactions", "GET /check-runs/500", "PATCH /check-runs/500", "GET /installation", "GET /rules/branches/main?per_page=100",
        }) scene.Server.On(request.Replace(" ", $" {Scene.Repo}"), Reply.Status(404));
        scene.Server.On($"GET {Scene.Repo}/issues/6", Reply.Status(410, "This issue was deleted"));

        (await scene.Shop.GetAsync(Stop)).ShouldBeNull();
        (await scene.Shop.GetIssueAsync(4, Stop)).ShouldBeNull();
        (await scene.Shop.GetIssueAsync(6, Stop)).ShouldBeNull();
        (await scene.Shop.GetPullRequestAsync(9, Stop)).ShouldBeNull();
        (await scene.Shop.GetCommentAsync(5, Stop)).ShouldBeNull();
        (await scene.Shop.UpdateCommentAsync(5, "x", Stop)).ShouldBeNull();
        (await scene.Shop.DeleteCommentAsync(5, Stop)).ShouldBeFalse();
        (await scene.Shop.GetBranchAsync("swarm/4/head", Stop)).ShouldBeNull();
        (await scene.Shop.RemoveLabelAsync(4, "swarm", Stop)).ShouldBeFalse();
        (await scene.Shop.ReactToCommentAsync(5, Reaction.Eyes, Stop)).ShouldBeFalse();
        (await scene.Shop.GetCheckRunAsync(500, Stop)).ShouldBeNull();
        (await scene.Shop.UpdateCheckRunAsync(500, new CheckRunRequest("a", "b"), Stop)).ShouldBeNull();
        (await scene.Shop.GetBranchRulesAsync("main", Stop)).ShouldBeEmpty();
        (await scene.App.FindInstallationAsync("acme", "shop", Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Issues_labels_and_reactions()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/issues?state=open&labels=to%20do&per_page=100", Reply.Json($"[{Samples.Issue}]"));
        scene.Server.On($"GET {Scene.Repo}/issues/4/events?per_page=100", Reply.Json($$"""[{"id":1,"event":"labeled","actor":{{Samples.User}},"created_at":"2030-01-01T00:00:00Z","label":{"name":"swarm","color":"fff"} }]"""));
        scene.Server.On($"PATCH {Scene.Repo}/issues/4", Reply.Json(Samples.Issue.Replace("\"open\"", "\"closed\"")));
        scene.Server.On($"POST {Scene.Repo}/issues/4/labels", Reply.Json("[]"));
        scene.Server.On($"POST {Scene.Repo}/issues/4/reactions", Reply.Json("{}", 201));

        (await scene.Shop.ListIssuesWithLabelAsync("to do", Stop)).Single().Labels.Single().Name.ShouldBe("swarm");
        (await scene.Shop.ListIssueEventsAsync(4, Stop)).Single().Actor!.Login.ShouldBe("mona");
        (await scene.Shop.CloseIssueAsync(4, CloseReason.NotPlanned, Stop))!.IsOpen.ShouldBeFalse();
        Sent(scene).ShouldBe("""{"state":"closed","state_reason":"not_planned"}""");
        await scene.Shop.AddLabelsAsync(4, ["a", "b"], Stop);
        Sent(scene).ShouldBe("""{"labels":["a","b"]}""");
        (await scene.Shop.ReactToIssueAsync(4, Reaction.ThumbUp, Stop)).ShouldBeTrue();
        Text(scene, "content").ShouldBe("+1");
    }

    [Fact]
    public async Task A_label_is_created_only_where_it_is_missing_and_a_race_is_no_fault()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/labels/swarm", Reply.Json("""{"name":"swarm"}"""), Reply.Status(404));
        scene.Server.On($"POST {Scene.Repo}/labels", Reply.Json("""{"message":"Validation Failed","errors":[{"resource":"Label","code":"already_exists","field":"name"}]}""", 422), Reply.Status(403, "no"));
        var label = new Label("swarm", "5319e7", "Give it to the swarm");

        await scene.Shop.EnsureLabelAsync(label, Stop);
        scene.Server.Count($"POST {Scene.Repo}/labels").ShouldBe(0);
        await scene.Shop.EnsureLabelAsync(label, Stop);
        Sent(scene).ShouldBe("""{"name":"swarm","color":"5319e7","description":"Give it to the swarm"}""");
        await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.EnsureLabelAsync(label, Stop));
    }

    [Fact]
    public async Task Comments_are_listed_since_a_time_in_UTC()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/issues/4/comments?per_page=100&since=2030-01-01T10:00:00Z", Reply.Json($"[{Samples.Comment}]"));

        var comments = await scene.Shop.ListCommentsAsync(4, new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)), Stop);

        comments.Single().IsBy(99).ShouldBeTrue();
        comments.Single().IsBy(98).ShouldBeFalse();
    }

    [Fact]
    public async Task Pull_requests()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"POST {Scene.Repo}/pulls", Reply.Json(Samples.PullRequest, 201));
        scene.Server.On($"PATCH {Scene.Repo}/pulls/9", Reply.Json(Samples.PullRequest));
        scene.Server.On($"GET {Scene.Repo}/pulls?state=all&head=acme%3Aswarm%2F4%2Fhead&per_page=100", Reply.Json($"[{Samples.PullRequest.Replace("\"merged_at\":null", "\"merged_at\":\"2030-01-01T00:00:00Z\"")}]"));
        scene.Server.On($"GET {Scene.Repo}/pulls/9/files?per_page=100", Reply.Json("""[{"sha":"x","filename":"a.cs","status":"renamed","additions":1,"deletions":2,"changes":3,"previous_filename":"b.cs"}]"""));

        (await scene.Shop.CreatePullRequestAsync("t", "b", "swarm/4/head", "main", true, Stop)).Head.Ref.ShouldBe("swarm/4/head");
        Sent(scene).ShouldBe("""{"title":"t","body":"b","head":"swarm/4/head","base":"main","draft":true}""");
        await scene.Shop.UpdatePullRequestAsync(9, null, "new", OpenState.Closed, Stop);
        Sent(scene).ShouldBe("""{"body":"new","state":"closed"}""");
        (await scene.Shop.FindPullRequestsByHeadAsync("swarm/4/head", Stop)).Single().IsMerged.ShouldBeTrue();
        (await scene.Shop.ListPullRequestFilesAsync(9, Stop)).Single().PreviousFilename.ShouldBe("b.cs");
    }

    [Fact]
    public async Task A_review_is_pending_then_submitted()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"POST {Scene.Repo}/pulls/9/reviews", Reply.Json(Samples.Review));
        scene.Server.On($"POST {Scene.Repo}/pulls/9/reviews/300/events", Reply.Json(Samples.Review.Replace("PENDING", "COMMENTED")));

        var pending = await scene.Shop.CreatePendingReviewAsync(9, "aaa", "all in all", [new("a.cs", 3, "one"), new("b.cs", 9, "two", DiffSide.Left, 7)], Stop);
        Sent(scene).ShouldBeJson("""{"commit_id":"aaa","body":"all in all","comments":[{"path":"a.cs","line":3,"body":"one","side":"RIGHT"},{"path":"b.cs","line":9,"body":"two","side":"LEFT","start_line":7,"start_side":"LEFT"}]}""");
        var submitted = await scene.Shop.SubmitReviewAsync(9, pending.Id, ReviewVerdict.Comment, "all in all", Stop);

        Sent(scene).ShouldBe("""{"event":"COMMENT","body":"all in all"}""");
        pending.IsPending.ShouldBeTrue();
        submitted.IsPending.ShouldBeFalse();
    }

    [Fact]
    public async Task Threads_are_read_over_all_pages_even_where_an_id_does_not_fit()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On("POST /api/graphql",
            Reply.Json("""{"data":{"repository":{"pullRequest":{"reviewThreads":{"pageInfo":{"hasNextPage":true,"endCursor":"c1"},"nodes":[{"id":"T1","isResolved":false,"comments":{"nodes":[{"id":"PRRC_1","databaseId":null}]}}]}}}},"errors":[{"message":"too large"}]}"""),
            Reply.Json("""{"data":{"repository":{"pullRequest":{"reviewThreads":{"pageInfo":{"hasNextPage":false,"endCursor":null},"nodes":[{"id":"T2","isResolved":true,"comments":{"nodes":[{"databaseId":401}]}}]}}}}}"""));
        scene.Server.On($"GET {Scene.Repo}/pulls/9/comments?per_page=100", Reply.Json($"[{Samples.ReviewComment},{Samples.ReviewComment.Replace("400", "401").Replace("PRRC_1", "PRRC_2")}]"));

        var threads = await scene.Shop.ListReviewThreadsAsync(9, Stop);
        var variables = JsonElement.Parse(Sent(scene)).GetProperty("variables");
        var comments = await scene.Shop.ListReviewCommentsAsync(9, Stop);

        variables.GetRawText().ShouldBe("""{"owner":"acme","name":"shop","number":9,"after":"c1"}""");
        threads.Select(thread => thread.IsResolved).ShouldBe([false, true]);
        comments.Select(comment => threads.Single(thread => thread.StartsWith(comment)).Id).ShouldBe(["T1", "T2"]);
    }

    [Fact]
    public async Task Mutations_name_their_subject_and_their_errors_are_refusals()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On("POST /api/graphql", Reply.Json("""{"data":{}}"""), Reply.Json("""{"data":{}}"""), Reply.Json("""{"data":null,"errors":[{"type":"NOT_FOUND","message":"no such thread"}]}"""));

        await scene.Shop.MarkReadyForReviewAsync("PR_1", Stop);
        Sent(scene).ShouldContain("markPullRequestReadyForReview");
        await scene.Shop.MinimizeCommentAsync("IC_1", MinimizeReason.OffTopic, Stop);
        JsonElement.Parse(Sent(scene)).GetProperty("variables").GetRawText().ShouldBe("""{"id":"IC_1","classifier":"OFF_TOPIC"}""");
        var refusal = await Should.ThrowAsync<GitHubRefusedException>(scene.Shop.ResolveReviewThreadAsync("T1", Stop));

        refusal.Errors.ShouldBe(["NOT_FOUND: no such thread"]);
    }

    [Fact]
    public async Task A_check_with_many_annotations_is_sent_fifty_at_a_time()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"POST {Scene.Repo}/check-runs", Reply.Json(Samples.CheckRun, 201));
        scene.Server.On($"PATCH {Scene.Repo}/check-runs/500", Reply.Json(Samples.CheckRun));
        var annotations = Enumerable.Range(1, 120).Select(line => new CheckAnnotation("a.cs", line, line, AnnotationLevel.Warning, "m")).ToArray();
        var check = new CheckRunRequest("swarm", "aaa", CheckStatus.Completed, CheckConclusion.TimedOut, "k1", Output: new CheckOutput("t", "s", Annotations: annotations));

        (await scene.Shop.CreateCheckRunAsync(check, Stop)).IsCompleted.ShouldBeTrue();

        var sent = scene.Server.Requests.Where(heard => heard.Target.Contains("check-runs")).Select(heard => JsonElement.Parse(heard.Body)).ToArray();
        sent.Select(body => body.GetProperty("output").GetProperty("annotations").GetArrayLength()).ShouldBe([50, 50, 20]);
        sent[0].GetProperty("conclusion").GetString().ShouldBe("timed_out");
        sent[2].GetProperty("output").GetProperty("annotations")[19].GetProperty("start_line").GetInt32().ShouldBe(120);
    }

    [Fact]
    public async Task Checks_of_one_app_are_found_with_replaced_ones()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/commits/aaa/check-runs?filter=all&app_id=99&per_page=100", Reply.Json($$"""{"total_count":1,"check_runs":[{{Samples.CheckRun}}]}"""));

        (await scene.Shop.ListCheckRunsAsync("aaa", 99, Stop)).Single().ExternalId.ShouldBe("k1");
    }

    [Fact]
    public async Task Branches_rules_and_accounts()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/branches/main", Reply.Json("""{"name":"main","commit":{"sha":"abc","url":"x"},"protected":true}"""));
        scene.Server.On($"GET {Scene.Repo}/rules/branches/main?per_page=100", Reply.Json("""[{"type":"required_signatures","ruleset_id":3},{"type":"pull_request","parameters":{"required_approving_review_count":1}}]"""));
        scene.Server.On("GET /api/v3/users/swarm%5Bbot%5D", Reply.Json("""{"id":41,"login":"swarm[bot]","type":"Bot"}"""));

        (await scene.Shop.GetBranchAsync("main", Stop))!.Commit.Sha.ShouldBe("abc");
        (await scene.Shop.GetBranchRulesAsync("main", Stop)).Select(rule => rule.Type).ShouldBe(["required_signatures", "pull_request"]);
        (await scene.Shop.FindUserAsync("swarm[bot]", Stop))!.IsBot.ShouldBeTrue();
    }

    [Fact]
    public async Task The_app_reads_about_itself_and_its_deliveries()
    {
        await using var scene = await Scene.StartAsync();
        var summary = """{"id":1,"guid":"g-1","delivered_at":"2030-01-01T00:00:00Z","redelivery":false,"event":"issues","action":"labeled","status_code":502,"installation_id":7}""";
        scene.Server.On("GET /api/v3/app", Reply.Json("""{"id":99,"slug":"swarm","name":"Swarm","permissions":{"issues":"write"},"events":["issues"],"html_url":"https://x.example"}"""));
        scene.Server.On("GET /api/v3/app/hook/deliveries?per_page=100", Reply.Json($"[{summary}]").With("Link", $"<{scene.Server.Url}api/v3/app/hook/deliveries?per_page=100&cursor=v1_5%3D>; rel=\"next\""));
        scene.Server.On("GET /api/v3/app/hook/deliveries?per_page=100&cursor=v1_5%3D", Reply.Json("[]"));
        scene.Server.On("GET /api/v3/app/hook/deliveries/1", Reply.Json("""{"id":1,"guid":"g-1","event":"issues","action":null,"request":{"headers":{"X-GitHub-Event":"issues"},"payload":{"action":"labeled"}}}"""));

        (await scene.App.GetAppAsync(Stop)).BotLogin.ShouldBe("swarm[bot]");
        var page = await scene.App.ListDeliveriesAsync(null, Stop);
        page.Deliveries.Single().EventGuid.ShouldBe("g-1");
        page.NextCursor.ShouldBe("v1_5=");
        (await scene.App.ListDeliveriesAsync(page.NextCursor, Stop)).NextCursor.ShouldBeNull();
        (await scene.App.GetDeliveryAsync(1, Stop))!.Request.Payload.GetRawText().ShouldBe("""{"action":"labeled"}""");
    }

    [Fact]
    public async Task Installations_and_what_they_cover_are_listed()
    {
        await using var scene = await Scene.StartAsync();
        var shop = """{"id":5,"name":"shop","full_name":"acme/shop","owner":{"id":1,"login":"acme","type":"Organization"},"default_branch":"main","private":true,"html_url":"https://x.example/acme/shop","has_issues":false,"open_issues_count":4}""";
        scene.Server.On("GET /api/v3/app/installations?per_page=100", Reply.Json("""[{"id":7,"account":{"id":1,"login":"acme","type":"Organization"},"repository_selection":"all","suspended_at":null},{"id":8,"account":{"id":2,"login":"bob","type":"User"},"repository_selection":"selected","suspended_at":"2030-01-01T00:00:00Z"}]"""));
        scene.Server.On("GET /api/v3/installation/repositories?per_page=100", Reply.Json($$"""{"total_count":1,"repositories":[{{shop}}]}"""));

        (await scene.App.ListInstallationsAsync(Stop)).Select(each => (each.Id, each.SuspendedAt is null)).ShouldBe([(7, true), (8, false)]);
        var repository = (await scene.App.ListRepositoriesAsync(7, Stop)).ShouldHaveSingleItem();
        (repository.FullName, repository.HasIssues, repository.OpenIssuesCount).ShouldBe(("acme/shop", false, 4));
    }

    [Theory]
    [InlineData("""{"type":"file","encoding":"base64","content":"bGFi\nZWw6IGE=\n"}""", "label: a")]
    [InlineData("""{"type":"file","encoding":"none","content":""}""", null)]
    [InlineData("""{"type":"symlink","target":"x"}""", null)]
    public async Task A_file_is_read_as_text(string answer, string? text)
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Scene.Repo}/contents/.github/swarm.yml", Reply.Json(answer));

        (await scene.Shop.GetTextAsync(".github/swarm.yml", Stop)).ShouldBe(text);
    }

    [Fact]
    public async Task Comments_of_the_whole_repository_name_their_issue()
    {
        await using var scene = await Scene.StartAsync();
        var comment = """{"id":3,"node_id":"n","body":"hi","user":null,"html_url":"https://x.example","created_at":"2030-01-01T00:00:00Z","updated_at":"2030-01-01T00:00:00Z","issue_url":"https://x.example/repos/acme/shop/issues/12"}""";
        scene.Server.On($"GET {Scene.Repo}/issues/comments?sort=created&direction=asc&per_page=100&since=2030-01-01T00:00:00Z", Reply.Json($"[{comment}]"));

        var listed = await scene.Shop.ListCommentsAsync(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), Stop);

        listed.ShouldHaveSingleItem().IssueNumber.ShouldBe(12);
    }

    private static string Sent(Scene scene) => scene.Server.Requests.Last().Body;

    private static string? Text(Scene scene, string name) => JsonElement.Parse(Sent(scene)).GetProperty(name).GetString();
}
