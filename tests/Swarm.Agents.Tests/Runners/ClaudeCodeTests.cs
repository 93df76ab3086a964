using System.Text.Json.Nodes;
using Swarm.Testing;

namespace Swarm.Agents.Tests.Runners;

/// <summary>The real Claude Code CLI, confined, with the words of a script.</summary>
public sealed class ClaudeCodeTests
{
    private const string Report = "/run/swarm/report.md";

    [Fact]
    public async Task It_edits_reports_and_is_metered()
    {
        await using var bench = await BenchAsync(Writing(("/repo/hello.txt", "hello\n"), (Report, "# Report\nWritten.")));
        var result = await bench.RunAsync(bench.Request("claude-code") with { Model = "sonnet" });
        result.End.ShouldBe(AgentEnd.Finished, result.Explanation + result.OutputTail);
        result.Report.ShouldBe("# Report\nWritten.");
        bench.Work("hello.txt").ShouldBe("hello\n");
        result.Session.ShouldNotBeNullOrEmpty();
        bench.Events.OfType<AgentEvent.ToolUse>().Select(use => (use.Name, use.Target)).ShouldBe([("Write", "/repo/hello.txt"), ("Write", Report)]);
        bench.Events[^1].ShouldBe(new AgentEvent.Finished("success", false));
        bench.Events.OfType<AgentEvent.Usage>().Single().OutputTokens.ShouldBeGreaterThan(0);
        result.Usage.Calls.ShouldBe(bench.Gateway.Model.Requests.Count(request => request.Target == "/v1/messages"));
        result.Usage.CostUsd.ShouldBe(bench.Gateway.Purse.Settlements.Sum(each => each.CostUsd));
        bench.Gateway.Model.Requests.ShouldAllBe(request => request.Headers["x-api-key"] == GatewayBench.Key);
        bench.Gateway.Model.Requests.ShouldAllBe(request => request.Body["model"]!.GetValue<string>().Contains("sonnet"));
    }

    [Fact]
    public async Task A_session_goes_on_where_it_stopped()
    {
        await using var bench = await BenchAsync(Writing((Report, "first report")));
        var first = await bench.RunAsync(bench.Request("claude-code"));
        first.End.ShouldBe(AgentEnd.Finished, first.Explanation);
        var before = bench.Gateway.Model.Requests.Count;
        var second = await bench.RunAsync(bench.Request("claude-code") with { ResumeSession = first.Session, Brief = "Go on." });
        // The script has no more words, so the second run writes no report; what it was sent holds the first.
        second.End.ShouldBe(AgentEnd.NoReport, second.Explanation + second.OutputTail);
        bench.Gateway.Model.Requests[before].Body["messages"]!.ToJsonString().ShouldContain("first report");
        second.Usage.Calls.ShouldBe(bench.Gateway.Model.Requests.Count - before);
    }

    [Fact]
    public async Task A_budget_refusal_ends_it_at_once()
    {
        await using var bench = await BenchAsync(Writing((Report, "never")));
        bench.Gateway.Purse.LimitUsd = 0.0001m;
        var result = await bench.RunAsync(bench.Request("claude-code"));
        result.End.ShouldBe(AgentEnd.Limit, result.Explanation + result.OutputTail);
        result.Duration.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        bench.Gateway.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_key_is_told_apart()
    {
        await using var bench = await BenchAsync(_ => ModelWords.Error(401, "authentication_error", "invalid x-api-key"));
        var result = await bench.RunAsync(bench.Request("claude-code"));
        result.End.ShouldBe(AgentEnd.NotAuthorized, result.Explanation + result.OutputTail);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        await using var bench = await BenchAsync(_ => ModelWords.ToolUse("t1", "Bash", new JsonObject { ["command"] = "sleep 600", ["description"] = "wait" }));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var result = await bench.RunAsync(bench.Request("claude-code"), each => { if (each is AgentEvent.ToolUse) cancel.Cancel(); }, cancel.Token);
        result.End.ShouldBe(AgentEnd.Cancelled);
    }

    [Fact]
    public async Task Reading_only_it_still_reports()
    {
        await using var bench = await BenchAsync(Writing(("/repo/hello.txt", "hello\n"), (Report, "looked")));
        var result = await bench.RunAsync(bench.Request("claude-code") with { ReadOnly = true });
        result.End.ShouldBe(AgentEnd.Finished, result.Explanation + result.OutputTail);
        File.Exists(bench.Folder["work/hello.txt"]).ShouldBeFalse();
    }

    private static Task<AgentBench> BenchAsync(Func<JsonNode, JsonNode> answer)
    {
        Real.NpmProgram("claude");
        return AgentBench.ConfinedAsync(answer);
    }

    /// <summary>A model that writes one file after another and then stops.</summary>
    private static Func<JsonNode, JsonNode> Writing(params (string Path, string Content)[] files)
    {
        var next = 0;
        return request => request["tools"] is null || next >= files.Length
            ? ModelWords.Text("Done.")
            : ModelWords.ToolUse($"toolu_{next}", "Write", new JsonObject { ["file_path"] = files[next].Path, ["content"] = files[next++].Content });
    }
}
