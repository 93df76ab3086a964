using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Swarm.Bot.Publishing;
using Swarm.Bot.Setup;
using Swarm.Core.Review;
using Swarm.Core.Scheduling;
using Swarm.Core.Tracks;
using Swarm.GitHub;
using Swarm.Testing.Contract;

namespace Swarm.EndToEnd.Tests.Demo;

public sealed class WholeRoadTests(DemoTrack demo) : IClassFixture<DemoTrack>
{
    [Fact]
    public void Every_word_of_the_node_and_of_GitHub_follows_GitHubs_description()
    {
        GitHubContract.Demand();

        demo.Scene.Contract.Exchanges.Select(GitHubContract.Operation).Distinct().Count().ShouldBeGreaterThan(15);
        demo.Scene.Contract.Exchanges.ShouldContain(exchange => exchange.IsGraphQl);
        demo.Scene.Contract.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_webhook_of_the_road_follows_GitHubs_description()
    {
        GitHubContract.Demand();
        var ct = TestContext.Current.CancellationToken;
        var app = demo.Scene.Stage.Node.Services.GetRequiredService<GitHubApp>();
        var faults = new List<string>();
        var events = new HashSet<string>();
        for (var page = await app.ListDeliveriesAsync(null, ct); ; page = await app.ListDeliveriesAsync(page.NextCursor, ct))
        {
            foreach (var summary in page.Deliveries)
            {
                var delivery = (await app.GetDeliveryAsync(summary.Id, ct)).ShouldNotBeNull();
                events.Add(delivery.Event);
                faults.AddRange(GitHubContract.WebhookFaults(delivery.Event, Encoding.UTF8.GetBytes(delivery.Request.Payload.GetRawText())));
            }
            if (page.NextCursor is null) break;
        }

        events.ShouldBe(["installation", "issues", "issue_comment", "pull_request", "pull_request_review", "check_run", "push"], ignoreOrder: true);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_road_uses_every_permission_of_the_manifest_and_no_other()
    {
        // GitHub grants metadata with any other, and merge queues are heard of by webhook alone.
        var asked = AppManifest.Ours.Permissions.Where(each => each.Name is not ("metadata" or "merge_queues")).Select(each => $"{each.Name}:{each.Access}");

        var used = demo.Scene.GitHub.Requests.Where(request => request.Status < 300 && request.Permission.EndsWith(":write", StringComparison.Ordinal)).Select(request => request.Permission).Distinct();
        used.ShouldBe(asked, ignoreOrder: true);
        demo.Scene.GitHub.Requests.Select(request => request.Permission.Split(':')[0]).Where(name => name.Length > 0).Distinct()
            .ShouldAllBe(name => AppManifest.Ours.Permissions.Any(each => each.Name == name));
    }

    [Fact]
    public void Nothing_is_posted_twice()
    {
        var surfaces = demo.Own.Select(comment => Marker.Read(comment.Body).ShouldNotBeNull().Surface).ToList();

        surfaces.ShouldBeUnique();
        surfaces.ShouldBe(["status", "plan", "question/E-01"], ignoreOrder: true);
        // A reply in a thread is a review of its own on GitHub, one without a body.
        demo.Ready.Pulls.ShouldHaveSingleItem().Reviews.Where(review => review.Body.Length > 0).ShouldHaveSingleItem();
        demo.Merged.Comments.Count.ShouldBe(demo.Ready.Comments.Count);
    }

    [Fact]
    public void The_pull_request_is_ready_and_closes_the_issue()
    {
        var pull = demo.Ready.Pulls.ShouldHaveSingleItem();

        pull.Draft.ShouldBeFalse();
        pull.State.ShouldBe("open");
        pull.Body.ShouldContain($"Closes #{demo.Issue}");
        pull.HeadSha.ShouldBe(demo.State.Head);
    }

    [Fact]
    public void A_merge_by_a_person_closes_the_issue_and_ends_the_track()
    {
        demo.Ready.Issues.First(issue => issue.Number == demo.Issue).State.ShouldBe("open");
        demo.Merged.Issues.First(issue => issue.Number == demo.Issue).State.ShouldBe("closed");
        demo.Scene.Comment(demo.Issue, "status").Body.ShouldContain("Swarm: Merged");
    }

    [Fact]
    public void No_check_goes_on_spinning_and_the_newest_of_each_name_on_the_head_passed()
    {
        demo.Ready.CheckRuns.ShouldAllBe(run => run.Status == "completed");
        var head = demo.Ready.CheckRuns.Where(run => run.HeadSha == demo.State.Head).ToList();
        head.Select(run => run.Name).ShouldBe(
            ["swarm", "swarm/scope", "swarm/placeholders", "swarm/secrets", "swarm/build", "swarm/tests", "swarm/plan", "swarm/questions", "swarm/council"], ignoreOrder: true);
        head.ShouldAllBe(run => run.Conclusion == "success");
        demo.Ready.CheckRuns.GroupBy(run => (run.Name, run.HeadSha)).ShouldAllBe(group => group.Count() == 1);
    }

    [Fact]
    public void Hidden_text_reaches_no_agent_and_is_shown_as_stripped()
    {
        demo.Briefs.ShouldNotBeEmpty();
        demo.Briefs.ShouldAllBe(brief => !brief.Contains("ignore your brief", StringComparison.OrdinalIgnoreCase) && !brief.Contains('\u200B'));
        foreach (var surface in new[] { "status", "plan" })
        {
            var body = demo.Scene.Comment(demo.Issue, surface).Body;
            body.ShouldContain("Hidden text was stripped");
            body.ShouldContain("ignore your brief");
        }
    }

    [Fact]
    public void The_environment_of_an_agent_holds_no_secret_and_no_address_of_GitHub()
    {
        var printed = demo.Said.Where(text => text.StartsWith("Environment:", StringComparison.Ordinal)).ShouldHaveSingleItem();

        printed.ShouldContain("PATH=");
        foreach (var secret in new[] { demo.Scene.Settings.ModelKey!, demo.Scene.Settings.WebhookSecret!, demo.Scene.GitHub.BaseUrl.Authority, "ghs_", "PRIVATE KEY", "TOKEN", "API_KEY" })
            printed.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public void A_call_over_the_budget_is_refused_before_it_reaches_the_model()
    {
        demo.Said.ShouldContain(text => text.Contains("16000 output tokens") && text.Contains("would pass the track's limit"));
        demo.Briefs.ShouldAllBe(brief => brief.StartsWith("Swarm brief:", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_branches_of_the_app_are_written()
    {
        var refs = demo.Ready.Refs.Keys.Where(name => !name.StartsWith("refs/pull/", StringComparison.Ordinal)).ToList();

        refs.ShouldBe(["refs/heads/main", $"refs/heads/swarm/{demo.Issue}/head"], ignoreOrder: true);
        demo.Ready.Refs["refs/heads/main"].ShouldBe(demo.State.BaseCommit);
    }

    [Fact]
    public async Task The_head_is_a_chain_of_merges_of_what_the_gates_passed()
    {
        var chain = await demo.Scene.GitAsync("rev-list", "--first-parent", "--parents", "--reverse", $"{demo.State.BaseCommit}..{demo.State.Head}");
        var commits = chain.Select(line => line.Split(' ')).ToList();

        commits[0].ShouldBe([commits[0][0], demo.State.BaseCommit]);
        for (var i = 1; i < commits.Count; i++)
        {
            commits[i].Length.ShouldBe(3, "a merge has two parents");
            commits[i][1].ShouldBe(commits[i - 1][0]);
        }

        var taken = demo.State.Attempts.Where(attempt => attempt.Stage == AttemptStage.Done && attempt.Changes.Length > 0).Select(attempt => attempt.Commit!);
        commits.Skip(1).Select(commit => commit[2]).ShouldBe(taken, ignoreOrder: true);
    }

    [Fact]
    public void Tasks_run_side_by_side_but_never_two_that_share_a_path()
    {
        var beside = (from one in demo.State.Attempts
                      from other in demo.State.Attempts
                      where string.CompareOrdinal(one.Id, other.Id) < 0 && one.StartedAt < other.EndedAt && other.StartedAt < one.EndedAt
                      select (One: demo.State.Task(one.Task), Other: demo.State.Task(other.Task))).ToList();

        beside.ShouldNotBeEmpty();
        beside.ShouldAllBe(pair => !Locks.Exclude(pair.One, pair.Other));
        demo.State.Tasks.Any(one => demo.State.Tasks.Any(other => one.Id != other.Id && Locks.Exclude(one, other))).ShouldBeTrue("the plan has tasks that must not meet");
    }

    [Fact]
    public void A_failed_attempt_is_named_by_its_place_and_made_good_by_the_next()
    {
        var attempts = demo.State.Attempts.Where(attempt => attempt.Task == "T02").ToList();

        attempts.Select(attempt => attempt.Stage).ShouldBe([AttemptStage.Failed, AttemptStage.Done]);
        attempts[0].Failure!.Text.ShouldMatch(@"Gate `tests`.*tests/months_test\.sh:\d+");
        demo.Briefs.ShouldContain(brief => brief.Contains("subject=T02-2") && brief.Contains(attempts[0].Failure!.Text));
    }

    [Fact]
    public void The_council_finds_and_the_repair_is_answered_in_the_thread()
    {
        demo.State.Lenses.Length.ShouldBeGreaterThanOrEqualTo(3);
        var repaired = demo.State.Findings.Where(finding => finding.Status == FindingStatus.Repaired).ShouldHaveSingleItem();
        var left = demo.State.Findings.Where(finding => finding.Status == FindingStatus.Left).ShouldHaveSingleItem();
        var threads = demo.Ready.Pulls[0].Threads;

        var resolved = threads.Where(thread => thread.Resolved).ShouldHaveSingleItem();
        resolved.Comments.Count.ShouldBe(2);
        resolved.Comments[0].Body.ShouldContain(repaired.Id);
        resolved.Comments[1].Body.ShouldContain($"Repaired in {repaired.Commit}.");
        threads.Where(thread => !thread.Resolved).ShouldHaveSingleItem().Comments.ShouldHaveSingleItem().Body.ShouldContain(left.Id);
    }

    [Fact]
    public void The_answer_stands_in_the_question_and_reached_the_agent()
    {
        var body = demo.Scene.Comment(demo.Issue, "question/E-01").Body;

        body.ShouldContain($"**Answered by @{Bot.Demo.LocalStage.Person}:**");
        body.ShouldContain("- [x] 1.");
        demo.Briefs.ShouldContain(brief => brief.Contains("subject=T06-1") && brief.Contains("## Answered question E-01"));
    }
}
