using Swarm.GitHub;

namespace Swarm.EndToEnd.Tests.Contract;

/// <summary>Each call of the client, by the name of its method, in an order in which each finds what it needs.</summary>
internal sealed class EveryCall(Workbench bench)
{
    private readonly GitHubApp app = bench.App;
    private readonly GitHubRepository shop = bench.Repository;

    private Comment comment = null!;
    private CheckRun check = null!;
    private PullRequest pull = null!;
    private Review review = null!;
    private ReviewComment line = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public IEnumerable<(string Name, Func<Task> Call)> All => [.. OfApp(), .. OfRepository(), .. OfIssues(), .. OfPulls(), .. OfReviews(), .. OfChecks(), .. Endings()];

    private IEnumerable<(string, Func<Task>)> OfApp()
    {
        yield return (nameof(app.GetAppAsync), () => app.GetAppAsync(Ct));
        yield return (nameof(app.FindInstallationAsync), () => app.FindInstallationAsync(Workbench.Owner, Workbench.Name, Ct));
        yield return (nameof(app.GetTokenAsync), () => app.GetTokenAsync(bench.Installation, Ct));
        yield return (nameof(app.MintTokenAsync), () => app.MintTokenAsync(bench.Installation, bench.Shop.Id, new Dictionary<string, string> { ["contents"] = "write" }, Ct));
        yield return (nameof(app.ListDeliveriesAsync), () => app.ListDeliveriesAsync(null, Ct));
        yield return (nameof(app.ListInstallationsAsync), async () => (await app.ListInstallationsAsync(Ct)).ShouldHaveSingleItem());
        yield return (nameof(app.ListRepositoriesAsync), async () => (await app.ListRepositoriesAsync(bench.Installation, Ct)).ShouldHaveSingleItem());
        yield return (nameof(app.RedeliverAsync), async () => await app.RedeliverAsync((await app.ListDeliveriesAsync(null, Ct)).Deliveries[0].Id, Ct));
        yield return (nameof(app.SetWebhookAddressAsync), () => app.SetWebhookAddressAsync(new Uri("http://127.0.0.1:9/hooks"), Ct));
        yield return (nameof(app.GetDeliveryAsync), async () => (await app.GetDeliveryAsync((await app.ListDeliveriesAsync(null, Ct)).Deliveries[0].Id, Ct)).ShouldNotBeNull());
    }

    private IEnumerable<(string, Func<Task>)> OfRepository()
    {
        yield return (nameof(shop.GetAsync), () => shop.GetAsync(Ct));
        yield return (nameof(shop.GetPermissionAsync), () => shop.GetPermissionAsync(Workbench.Person, Ct));
        yield return (nameof(shop.FindUserAsync), () => shop.FindUserAsync("swarm[bot]", Ct));
        yield return (nameof(shop.GetTextAsync), async () => (await shop.GetTextAsync(".github/swarm.yml", Ct)).ShouldNotBeNull());
        yield return (nameof(shop.GetBranchAsync), () => shop.GetBranchAsync(Workbench.Branch, Ct));
        yield return (nameof(shop.GetBranchRulesAsync), () =>
        {
            bench.Server.SetBranchRules(Workbench.Owner, Workbench.Name, Workbench.Branch, ["required_signatures", "non_fast_forward"]);
            return shop.GetBranchRulesAsync(Workbench.Branch, Ct);
        }
        );
    }

    private IEnumerable<(string, Func<Task>)> OfIssues()
    {
        yield return (nameof(shop.EnsureLabelAsync), () => shop.EnsureLabelAsync(new Label("swarm bot", "5319e7", "Give it to the swarm"), Ct));
        yield return (nameof(shop.AddLabelsAsync), () => shop.AddLabelsAsync(bench.Issue, ["swarm bot", "later"], Ct));
        yield return (nameof(shop.GetIssueAsync), () => shop.GetIssueAsync(bench.Issue, Ct));
        yield return (nameof(shop.ListIssuesWithLabelAsync), async () => (await shop.ListIssuesWithLabelAsync("swarm bot", Ct)).ShouldHaveSingleItem());
        yield return (nameof(shop.RemoveLabelAsync), () => shop.RemoveLabelAsync(bench.Issue, "swarm bot", Ct));
        yield return (nameof(shop.ListIssueEventsAsync), async () => (await shop.ListIssueEventsAsync(bench.Issue, Ct)).ShouldNotBeEmpty());
        yield return (nameof(shop.CreateCommentAsync), async () => comment = await shop.CreateCommentAsync(bench.Issue, "Working on it.", Ct));
        yield return (nameof(shop.UpdateCommentAsync), () => shop.UpdateCommentAsync(comment.Id, "Still working on it.", Ct));
        yield return (nameof(shop.FindCommentEditAsync), async () => (await shop.FindCommentEditAsync(comment.NodeId, Ct)).ShouldNotBeNull().Editor.ShouldNotBeNull().IsBot.ShouldBeTrue());
        yield return (nameof(shop.GetCommentAsync), () => shop.GetCommentAsync(comment.Id, Ct));
        yield return (nameof(shop.ListCommentsAsync), async () => (await shop.ListCommentsAsync(bench.Issue, DateTimeOffset.UnixEpoch, Ct)).Count.ShouldBe(2));
        yield return (nameof(shop.ListCommentsAsync), async () => (await shop.ListCommentsAsync(DateTimeOffset.UnixEpoch, Ct)).ShouldNotBeEmpty());
        yield return (nameof(shop.ReactToIssueAsync), () => shop.ReactToIssueAsync(bench.Issue, Reaction.Eyes, Ct));
        yield return (nameof(shop.ReactToCommentAsync), () => shop.ReactToCommentAsync(comment.Id, Reaction.ThumbUp, Ct));
    }

    private IEnumerable<(string, Func<Task>)> OfPulls()
    {
        yield return (nameof(shop.CreatePullRequestAsync), async () => pull = await shop.CreatePullRequestAsync("Grow", "Closes #1", Workbench.Branch, "main", draft: true, Ct));
        yield return (nameof(shop.UpdatePullRequestAsync), () => shop.UpdatePullRequestAsync(pull.Number, "Grow the list", "Closes #1.", OpenState.Open, Ct));
        yield return (nameof(shop.GetPullRequestAsync), () => shop.GetPullRequestAsync(pull.Number, Ct));
        yield return (nameof(shop.FindPullRequestsByHeadAsync), async () => (await shop.FindPullRequestsByHeadAsync(Workbench.Branch, Ct)).ShouldHaveSingleItem());
        yield return (nameof(shop.ListPullRequestFilesAsync), async () => (await shop.ListPullRequestFilesAsync(pull.Number, Ct)).ShouldHaveSingleItem());
        yield return (nameof(shop.MarkReadyForReviewAsync), () => shop.MarkReadyForReviewAsync(pull.NodeId, Ct));
    }

    private IEnumerable<(string, Func<Task>)> OfReviews()
    {
        yield return (nameof(shop.CreatePendingReviewAsync), async () =>
            review = await shop.CreatePendingReviewAsync(pull.Number, pull.Head.Sha, "Two remarks.", [new(Workbench.File, 1, "One."), new(Workbench.File, 3, "Three.", DiffSide.Right, 2)], Ct));
        yield return (nameof(shop.DeletePendingReviewAsync), async () => (await shop.DeletePendingReviewAsync(pull.Number, review.Id, Ct)).ShouldBeTrue());
        yield return (nameof(shop.SubmitReviewAsync), async () =>
        {
            review = await shop.CreatePendingReviewAsync(pull.Number, pull.Head.Sha, "One remark.", [new(Workbench.File, 2, "Two.")], Ct);
            await shop.SubmitReviewAsync(pull.Number, review.Id, ReviewVerdict.Comment, "One remark.", Ct);
        }
        );
        yield return (nameof(shop.ListReviewsAsync), async () => (await shop.ListReviewsAsync(pull.Number, Ct)).ShouldHaveSingleItem());
        yield return (nameof(shop.ListReviewCommentsAsync), async () => line = (await shop.ListReviewCommentsAsync(pull.Number, Ct)).ShouldHaveSingleItem());
        yield return (nameof(shop.ReplyToReviewCommentAsync), () => shop.ReplyToReviewCommentAsync(pull.Number, line.Id, "Repaired.", Ct));
        yield return (nameof(shop.ResolveReviewThreadAsync), async () => await shop.ResolveReviewThreadAsync((await shop.ListReviewThreadsAsync(pull.Number, Ct)).ShouldHaveSingleItem().Id, Ct));
        yield return (nameof(shop.ListReviewThreadsAsync), async () => (await shop.ListReviewThreadsAsync(pull.Number, Ct)).ShouldHaveSingleItem().IsResolved.ShouldBeTrue());
        yield return (nameof(shop.MinimizeCommentAsync), () => shop.MinimizeCommentAsync(comment.NodeId, MinimizeReason.Outdated, Ct));
    }

    private IEnumerable<(string, Func<Task>)> OfChecks()
    {
        var annotations = Enumerable.Range(1, 51).Select(number => new CheckAnnotation(Workbench.File, 1, 1, AnnotationLevel.Warning, $"Remark {number}", "Remark")).ToArray();
        var now = DateTimeOffset.UtcNow;
        yield return (nameof(shop.CreateCheckRunAsync), async () => check = await shop.CreateCheckRunAsync(
            new CheckRunRequest("swarm/tests", pull.Head.Sha, CheckStatus.InProgress, ExternalId: "k1", DetailsUrl: new Uri("https://swarm.example/1"), StartedAt: now, Output: new CheckOutput("Runs", "Soon.")), Ct));
        yield return (nameof(shop.UpdateCheckRunAsync), () => shop.UpdateCheckRunAsync(
            check.Id,
            new CheckRunRequest(
                "swarm/tests", pull.Head.Sha, CheckStatus.Completed, CheckConclusion.Failure, "k1", CompletedAt: now,
                Output: new CheckOutput("Failed", "One test failed.", "Its text.", annotations), Actions: [new CheckAction("Retry", "Run the task again", "retry")]),
            Ct));
        yield return (nameof(shop.GetCheckRunAsync), () => shop.GetCheckRunAsync(check.Id, Ct));
        yield return (nameof(shop.ListCheckRunsAsync), async () => (await shop.ListCheckRunsAsync(pull.Head.Sha, bench.AppId, Ct)).ShouldHaveSingleItem());
    }

    private IEnumerable<(string, Func<Task>)> Endings()
    {
        yield return (nameof(shop.DeleteCommentAsync), async () => (await shop.DeleteCommentAsync(comment.Id, Ct)).ShouldBeTrue());
        yield return (nameof(shop.CloseIssueAsync), () => shop.CloseIssueAsync(bench.Issue, CloseReason.NotPlanned, Ct));
    }
}
