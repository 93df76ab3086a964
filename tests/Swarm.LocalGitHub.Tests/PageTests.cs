namespace Swarm.LocalGitHub.Tests;

public sealed class PageTests
{
    private const string Hostile = """
        <!-- secret instruction -->
        Hello <script>alert(1)</script> <img src=x onerror=alert(2)> [click](javascript:alert(3)) <details open onclick="alert(4)"><summary>More</summary>

        <svg onload=alert(5)> text

        <iframe src="https://example.org"></iframe>
        """;

    [Fact]
    public async Task Every_page_answers()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "- [x] done\n- [ ] open\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        var pull = await scene.PullAsync(body: $"Closes #{issue}");
        scene.Server.SubmitReviewAt("acme", "shop", pull, "src/a.txt", 2, "Please rename.", "maria");
        await scene.Repo("POST", "check-runs", new { name = "gate", head_sha = scene.Server.Snapshot("acme", "shop").Pulls[0].HeadSha, conclusion = "failure", output = new { title = "1 fault", summary = "**bad**" } });

        (await scene.PageAsync("/")).Text.ShouldContain("acme/shop");
        var page = await scene.PageAsync($"/acme/shop/issues/{issue}");
        page.Status.ShouldBe(200);
        page.Text.ShouldContain("<table>");
        page.Text.ShouldContain("type=\"checkbox\"");
        page.Text.ShouldContain($"/acme/shop/pull/{pull}");
        (await scene.PageAsync($"/acme/shop/pull/{pull}")).Text.ShouldContain("Please rename.");
        (await scene.PageAsync($"/acme/shop/pull/{pull}/files")).Text.ShouldContain("+two");
        (await scene.PageAsync($"/acme/shop/pull/{pull}/checks")).Text.ShouldContain("<strong>bad</strong>");
        (await scene.PageAsync("/style.css")).Text.ShouldContain("prefers-color-scheme");
        (await scene.PageAsync("/acme/shop/issues/999")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_hostile_comment_brings_no_script_and_no_hidden_text()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "<script>title</script>", Hostile);
        scene.Server.Comment("acme", "shop", issue, Hostile, "guest");
        var page = await scene.PageAsync($"/acme/shop/issues/{issue}");
        page.Status.ShouldBe(200);
        foreach (var bad in (string[])["<script", "onerror", "onclick", "onload", "javascript:", "<iframe", "<svg", "<img", "secret instruction"])
            page.Text.ShouldNotContain(bad, Case.Insensitive);
        page.Text.ShouldContain("<details open><summary>More</summary>");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
    }

    [Fact]
    public async Task A_text_cannot_leave_its_card_open_or_close_it()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "</div></article><details><summary>x</summary>\n\nnever closed");
        var text = (await scene.PageAsync($"/acme/shop/issues/{issue}")).Text;
        Count(text, "<details>").ShouldBe(Count(text, "</details>"));
        Count(text, "<article").ShouldBe(Count(text, "</article>"));
        Count(text, "<div").ShouldBe(Count(text, "</div>"));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
