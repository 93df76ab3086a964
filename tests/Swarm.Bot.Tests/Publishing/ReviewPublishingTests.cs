using Swarm.Core.Documents;
using Swarm.Core.Review;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.LocalGitHub;

namespace Swarm.Bot.Tests.Publishing;

/// <summary>A council's review is posted once and with every finding, whatever is in its way.</summary>
public sealed class ReviewPublishingTests
{
    private const string Reviews = "/reviews";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pending_review_of_an_earlier_round_makes_way()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, number) = await ReviewedAsync(scene, Found(1, 2, "Too long"));
        await scene.Repository.CreatePendingReviewAsync(number, state.CouncilCommit, $"Round 0\n\n<!-- swarm:{state.Key}/council/0 -->", [], Ct);

        await scene.ShowAsync(state);

        var (review, comments) = Posted(scene);
        review.Body.ShouldContain("Council of");
        comments.ShouldHaveSingleItem().ShouldContain("Too long");
    }

    [Fact]
    public async Task Our_pending_review_of_which_the_store_knows_nothing_goes_on()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, number) = await ReviewedAsync(scene, Found(1, 2, "Too long"));
        await scene.Repository.CreatePendingReviewAsync(number, state.CouncilCommit, $"Begun before\n\n<!-- swarm:{state.Key}/council/1 -->", [], Ct);

        await scene.ShowAsync(state);

        Posted(scene).Review.Body.ShouldStartWith("Begun before");
    }

    [Fact]
    public async Task A_line_that_the_reviewed_commit_does_not_show_moves_into_the_body()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, _) = await ReviewedAsync(scene, Found(1, 2, "Too long"), Found(2, 5, "Gone by now"), Found(3, 900, "Never there"));
        await scene.PushAsync("one\ntwo\nthree\nfour\nfive\nsix\n");

        await scene.ShowAsync(state);

        var (review, comments) = Posted(scene);
        comments.ShouldBeEmpty();
        foreach (var text in (string[])["Too long", "Gone by now", "Never there"]) review.Body.ShouldContain(text);
    }

    [Fact]
    public async Task A_commit_that_has_left_the_pull_request_is_reviewed_on_its_head()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, _) = await ReviewedAsync(scene, Found(1, 2, "Too long"));
        var elsewhere = await scene.PushAsync("another\n", "elsewhere");

        await scene.ShowAsync(state with { CouncilCommit = elsewhere });

        var (review, _) = Posted(scene);
        review.Body.ShouldContain("Too long");
        review.CommitId.ShouldBe(scene.Now.Pulls.ShouldHaveSingleItem().HeadSha);
    }

    [Fact]
    public async Task A_head_that_moves_before_the_submission_neither_loses_nor_doubles_a_finding()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, _) = await ReviewedAsync(scene, Found(1, 2, "Too long"), Found(2, 900, "Never there"));
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("POST", "*/reviews/*/events", 1, new RequestFault.BadGateway())] });
        await scene.PutAsync(state);
        await Should.ThrowAsync<GitHubUncertainException>(scene.PublishAsync(state));
        await scene.PushAsync("other\n");

        await scene.PublishAsync(state);
        await scene.PublishAsync(state);

        var (review, comments) = Posted(scene);
        review.Body.ShouldContain("Never there");
        review.Body.ShouldNotContain("Too long");
        comments.ShouldHaveSingleItem().ShouldContain("Too long");
        scene.Count("POST", $"{Reviews}").ShouldBe(2, "one creation and one submission");
    }

    [Fact]
    public async Task A_review_that_is_too_long_goes_on_in_comments_with_every_finding_whole()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, number) = await ReviewedAsync(scene, [Found(1, 2, Code(1)), .. Enumerable.Range(2, 60).Select(id => Found(id, 900, Code(id)))]);

        await scene.ShowAsync(state);
        await scene.PublishAsync(state);

        var (review, comments) = Posted(scene);
        comments.ShouldHaveSingleItem().ShouldContain(Code(1));
        var parts = Parts(scene, number);
        parts.Count.ShouldBeGreaterThan(2);
        parts[0].ShouldBe(review.Body);
        foreach (var part in parts) Whole(part);
        var all = string.Concat(parts);
        for (var id = 2; id <= 61; id++) Count(all, $"**F-{id:00}**").ShouldBe(1, $"F-{id:00}");
        for (var id = 2; id <= 61; id++) Count(all, $"line 25 of {id};").ShouldBe(1, $"the end of F-{id:00}");
        all.ShouldNotContain("**F-01**");
        all.ShouldNotContain("shortened");
    }

    [Fact]
    public async Task A_finding_that_no_comment_has_room_for_is_whole_in_several()
    {
        await using var scene = await PublishingScene.OpenAsync();
        var lines = Enumerable.Range(0, 9_000).Select(at => $"call({at});").ToList();
        var (state, number) = await ReviewedAsync(scene, Found(1, 2, $"Repeats itself:\n```c\n{string.Join('\n', lines)}\n```\nLast word."));

        await scene.ShowAsync(state);

        Posted(scene).Comments.ShouldBeEmpty();
        var parts = Parts(scene, number);
        foreach (var part in parts) Whole(part);
        parts.SelectMany(part => part.Split('\n')).Where(line => line.StartsWith("call(", StringComparison.Ordinal)).ShouldBe(lines);
        parts[^1].ShouldContain("Last word.");
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_continuation_whose_answer_is_lost_is_there_once_and_none_of_it_depends_on_the_head(RequestFault silence)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, number) = await ReviewedAsync(scene, [Found(1, 2, Code(1)), .. Enumerable.Range(2, 60).Select(id => Found(id, 900, Code(id)))]);
        scene.GitHub.Disturb(new FaultPlan { Requests = [.. Enumerable.Range(1, 9).Select(nth => new RequestFaultOrder("POST", $"*/issues/{number}/comments", nth, silence))] });
        await scene.PutAsync(state);

        await Should.ThrowAsync<GitHubUncertainException>(scene.PublishAsync(state));
        await scene.PushAsync("other\n");
        for (var passes = 0; passes < 9; passes++)
        {
            try
            {
                await scene.PublishAsync(state);
            }
            catch (GitHubUncertainException)
            {
                // The next part lost its answer too.
            }
        }

        Posted(scene).Comments.ShouldHaveSingleItem();
        var parts = Parts(scene, number);
        parts.Count.ShouldBeGreaterThan(2);
        scene.GitHub.InjectedFaults.Count.ShouldBe(parts.Count - 1);
        for (var id = 2; id <= 61; id++) Count(string.Concat(parts), $"line 25 of {id};").ShouldBe(1, $"the end of F-{id:00}");
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_submission_whose_answer_is_lost_is_found_and_no_second_review_made(RequestFault silence)
    {
        await using var scene = await PublishingScene.OpenAsync();
        var (state, _) = await ReviewedAsync(scene, Found(1, 2, "Too long"), Found(2, 900, "Never there"));
        scene.GitHub.Disturb(new FaultPlan { Requests = [new RequestFaultOrder("POST", "*/reviews/*/events", 1, silence)] });
        await scene.PutAsync(state);
        await Should.ThrowAsync<GitHubUncertainException>(scene.PublishAsync(state));

        await scene.PublishAsync(state);
        await scene.PublishAsync(state);

        var (review, comments) = Posted(scene);
        review.Body.ShouldContain("Never there");
        comments.ShouldHaveSingleItem().ShouldContain("Too long");
    }

    public static TheoryData<RequestFault> Silences => new() { new RequestFault.LostAnswer(), new RequestFault.LateBadGateway() };

    /// <summary>A sentence and a block of code that nobody may cut off.</summary>
    private static string Code(int id) => $"Look at this:\n```cs\n{string.Concat(Enumerable.Range(1, 25).Select(line => $"var a{line} = \"{new string('x', 60)}\"; // line {line} of {id};\n"))}```\nThen mend it.";

    /// <summary>The review's body and what goes on behind it, in order.</summary>
    private static List<string> Parts(PublishingScene scene, int number) =>
        [Posted(scene).Review.Body, .. scene.Now.Comments.Where(comment => comment.Issue == number).OrderBy(comment => comment.Id).Select(comment => comment.Body)];

    private static void Whole(string part)
    {
        part.Length.ShouldBeLessThanOrEqualTo(BodyLimits.Body);
        (part.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal)) % 2).ShouldBe(0, "every block that is opened is closed");
    }

    private static int Count(string text, string word) => text.Split(word).Length - 1;

    private static Finding Found(int id, int line, string text) => new($"F-{id:00}", "security", Severity.Minor, PublishingScene.File, line, text);

    /// <summary>A track whose pull request adds three lines and whose council has found this.</summary>
    private static async Task<(TrackState State, int Number)> ReviewedAsync(PublishingScene scene, params Finding[] findings)
    {
        var commit = await scene.PushAsync("one\ntwo\nthree\n");
        var pull = await scene.Repository.CreatePullRequestAsync("Grow", "", PublishingScene.Branch, "main", true, Ct);
        var state = scene.NewTrack() with
        {
            Phase = TrackPhase.Council,
            PullRequest = new PullRequestFacts(pull.Number, pull.NodeId, $"{pull.HtmlUrl}"),
            CouncilRound = 1,
            CouncilCommit = commit,
            Lenses = [new LensState("security", true, "Looked.")],
            Findings = [.. findings],
        };
        return (state, pull.Number);
    }

    /// <summary>The one review, submitted, and its inline comments.</summary>
    private static (ReviewSnapshot Review, IReadOnlyList<string> Comments) Posted(PublishingScene scene)
    {
        var pull = scene.Now.Pulls.ShouldHaveSingleItem();
        var review = pull.Reviews.ShouldHaveSingleItem();
        review.State.ShouldBe("COMMENTED");
        return (review, [.. pull.Threads.SelectMany(thread => thread.Comments).Select(comment => comment.Body)]);
    }
}
