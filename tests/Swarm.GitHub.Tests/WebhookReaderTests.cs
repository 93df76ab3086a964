using System.Text;

namespace Swarm.GitHub.Tests;

public sealed class WebhookReaderTests
{
    private const string Around = $$"""
        "repository":{{Samples.Repository}},"installation":{"id":7,"node_id":"x"},"sender":{{Samples.User}}
        """;

    [Fact]
    public void A_label_on_an_issue()
    {
        var read = Known<IssueEvent>("issues", $$"""{"action":"labeled","issue":{{Samples.Issue}},"label":{"name":"swarm","color":"fff"},{{Around}} }""");

        read.Action.ShouldBe("labeled");
        read.Installation!.Id.ShouldBe(7);
        read.Repository.Owner.Login.ShouldBe("mona");
        read.Sender!.Type.ShouldBe("User");
        read.Issue.Number.ShouldBe(4);
        read.Label!.Name.ShouldBe("swarm");
    }

    [Fact]
    public void An_edited_comment_tells_what_it_was()
    {
        var read = Known<IssueCommentEvent>("issue_comment", $$"""{"action":"edited","changes":{"body":{"from":"before"} },"issue":{{Samples.Issue}},"comment":{{Samples.Comment}},{{Around}} }""");

        read.Changes!.Body!.From.ShouldBe("before");
        read.Comment.Id.ShouldBe(3000000001);
        read.Comment.IsBy(99).ShouldBeTrue();
    }

    [Fact]
    public void A_merged_pull_request()
    {
        var merged = Samples.PullRequest.Replace("\"merged\":false", "\"merged\":true").Replace("\"merged_by\":null", $"\"merged_by\":{Samples.User}");
        var read = Known<PullRequestEvent>("pull_request", $$"""{"action":"closed","number":9,"pull_request":{{merged}},{{Around}} }""");

        read.PullRequest.IsMerged.ShouldBeTrue();
        read.PullRequest.MergedBy!.Login.ShouldBe("mona");
        read.PullRequest.Head.Sha.ShouldBe("aaa");
    }

    [Fact]
    public void A_review_that_wants_changes()
    {
        var review = Samples.Review.Replace("PENDING", "changes_requested");
        var read = Known<PullRequestReviewEvent>("pull_request_review", $$"""{"action":"submitted","review":{{review}},"pull_request":{{Samples.PullRequest}},{{Around}} }""");

        read.Review.RequestsChanges.ShouldBeTrue();
    }

    [Fact]
    public void A_pressed_button_and_a_suite_asked_for_again()
    {
        var run = Known<CheckRunEvent>("check_run", $$"""{"action":"requested_action","check_run":{{Samples.CheckRun}},"requested_action":{"identifier":"retry"},{{Around}} }""");
        var suite = Known<CheckSuiteEvent>("check_suite", $$"""{"action":"rerequested","check_suite":{"id":600,"head_sha":"aaa","app":{"id":99},"head_branch":null},{{Around}} }""");

        run.RequestedAction!.Identifier.ShouldBe("retry");
        run.CheckRun.App!.Id.ShouldBe(99);
        run.CheckRun.ExternalId.ShouldBe("k1");
        suite.CheckSuite.App!.Id.ShouldBe(99);
    }

    [Fact]
    public void A_push_has_no_action()
    {
        var read = Known<PushEvent>("push", $$"""{"ref":"refs/heads/main","before":"a","after":"b","created":false,"deleted":false,"forced":true,"pusher":{"name":"mona"},{{Around}} }""");

        read.Action.ShouldBeNull();
        read.Ref.ShouldBe("refs/heads/main");
        read.Forced.ShouldBeTrue();
    }

    [Fact]
    public void An_installation_and_its_repositories()
    {
        var created = Known<InstallationEvent>("installation", $$"""{"action":"created","installation":{"id":7},"sender":{{Samples.User}},"repositories":[{"id":11,"name":"shop","full_name":"acme/shop"}]}""");
        var changed = Known<InstallationRepositoriesEvent>("installation_repositories", """{"action":"removed","installation":{"id":7},"repositories_added":[],"repositories_removed":[{"id":11,"name":"shop","full_name":"acme/shop"}]}""");

        created.Repositories!.Single().FullName.ShouldBe("acme/shop");
        changed.RepositoriesRemoved.Single().Id.ShouldBe(11);
    }

    [Fact]
    public void An_action_nobody_has_heard_of_is_known_by_its_word() =>
        Known<RepositoryEvent>("repository", $$"""{"action":"teleported",{{Around}} }""").Action.ShouldBe("teleported");

    [Fact]
    public void An_event_the_product_does_not_use_is_unknown() =>
        Read("star", """{"action":"created"}""").ShouldBe(new WebhookReading.Unknown("star", "created"));

    [Theory]
    [InlineData("issues", """{"action":"opened"}""", "$.issue: missing")]
    [InlineData("push", """{"ref":5}""", "$.ref")]
    [InlineData("issues", "{", "$")]
    [InlineData("issues", "null", "$: null")]
    [InlineData("issues", "", "$")]
    [InlineData("issues", """{"action":"a","action":"b"}""", "$")]
    [InlineData("star", "[]", "$")]
    [InlineData("star", """{"action":{} }""", "$.action")]
    [InlineData("star", "\"\\ud800\"", "$")]
    public void What_cannot_be_read_is_malformed_at_a_path(string eventName, string body, string reason) =>
        Read(eventName, body).ShouldBeOfType<WebhookReading.Malformed>().Reason.ShouldContain(reason);

    [Fact]
    public void A_missing_field_deep_inside_is_named_with_its_path()
    {
        var issue = Samples.Issue.Replace("\"login\":\"mona\",", "");
        var read = Read("issues", $$"""{"action":"opened","issue":{{issue}},{{Around}} }""");

        read.ShouldBeOfType<WebhookReading.Malformed>().Reason.ShouldBe("$.issue.user.login: missing");
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_throw()
    {
        byte[] body = [.. """{"action":"a"""u8, 0xff, 0xfe, .. "\"}"u8];
        WebhookReader.Read("star", body).ShouldBeOfType<WebhookReading.Malformed>();
        WebhookReader.Read("issues", body).ShouldBeOfType<WebhookReading.Malformed>();
    }

    private static WebhookReading Read(string eventName, string body) => WebhookReader.Read(eventName, Encoding.UTF8.GetBytes(body));

    private static T Known<T>(string eventName, string body) where T : WebhookEvent =>
        Read(eventName, body).ShouldBeOfType<WebhookReading.Known>().Event.ShouldBeOfType<T>();
}
