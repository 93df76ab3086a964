using System.Text.Json.Nodes;
using Swarm.Testing;

namespace Swarm.Agents.Tests.Runners;

public sealed class ScriptedTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_does_what_the_reply_orders(bool confined)
    {
        await using var bench = await BenchAsync(confined, """
            {"steps":[
              {"say":"I begin"},
              {"write":{"path":"src/a.txt","content":"one\n"}},
              {"append":{"path":"src/a.txt","content":"two\n"}},
              {"replace":{"path":"src/a.txt","old":"one","new":"1"}},
              {"write":{"path":"gone.txt","content":"x"}},
              {"delete":"gone.txt"},
              {"run":["ls","src"]},
              {"sleepMs":1}
            ],"report":"# Done\nAll of it."}
            """);
        var result = await bench.RunAsync(bench.Request("scripted"));
        result.End.ShouldBe(AgentEnd.Finished, result.Explanation + result.OutputTail);
        result.Report.ShouldBe("# Done\nAll of it.");
        bench.Work("src/a.txt").ShouldBe("1\ntwo\n");
        File.Exists(bench.Folder["work/gone.txt"]).ShouldBeFalse();
        bench.Events.ShouldContain(new AgentEvent.Message("I begin"));
        bench.Events.ShouldContain(new AgentEvent.ToolUse("write", "src/a.txt"));
        bench.Messages.ShouldContain("ls ended with exit code 0.\na.txt");
        bench.Events[0].ShouldBe(new AgentEvent.Started(null));
        bench.Events[^1].ShouldBe(new AgentEvent.Finished("done", false));
        result.Usage.ShouldBe(new AgentUsage(100, 20, 0.0002m, 1));
        ModelWords.LastText(bench.Gateway.Model.Requests.Single().Body).ShouldBe("# Brief\nDo it.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_environment_is_empty_but_for_five(bool confined)
    {
        await using var bench = await BenchAsync(confined, """{"steps":[{"printEnvironment":true}],"report":"ok"}""");
        (await bench.RunAsync(bench.Request("scripted"))).End.ShouldBe(AgentEnd.Finished);
        var printed = bench.Messages.Single(text => text.StartsWith("Environment: ", StringComparison.Ordinal))["Environment: ".Length..];
        printed.Split(' ').Select(each => each.Split('=')[0]).ShouldBe(["HOME", "LANG", "PATH", "TERM", "TMPDIR"], ignoreOrder: true);
    }

    [Fact]
    public async Task In_a_confined_cell_it_cannot_write_outside()
    {
        await using var bench = await BenchAsync(confined: true, """{"steps":[{"writeOutside":"../x"}],"report":"ok"}""");
        (await bench.RunAsync(bench.Request("scripted"))).End.ShouldBe(AgentEnd.Finished);
        bench.Messages.ShouldContain(text => text.StartsWith("Writing ../x: refused", StringComparison.Ordinal));
        File.Exists(bench.Folder["x"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_call_over_the_limit_is_refused_and_told()
    {
        await using var bench = await BenchAsync(confined: false, """{"steps":[{"call":{"maxTokens":16000,"inputCharacters":900000}}],"report":"ok"}""");
        bench.Gateway.Purse.LimitUsd = 0.05m;
        var result = await bench.RunAsync(bench.Request("scripted"));
        result.End.ShouldBe(AgentEnd.Finished, result.Explanation);
        result.Report.ShouldNotBeNull().ShouldContain("status 402");
        bench.Messages.ShouldContain(text => text.Contains("status 402", StringComparison.Ordinal));
        bench.Gateway.Model.Requests.Count.ShouldBe(1);
        bench.Gateway.Seat.Refusals.ShouldBe(1);
    }

    [Fact]
    public async Task Without_money_for_the_first_call_the_end_is_the_limit()
    {
        await using var bench = await BenchAsync(confined: false, "{}");
        bench.Gateway.Purse.LimitUsd = 0;
        var result = await bench.RunAsync(bench.Request("scripted"));
        result.End.ShouldBe(AgentEnd.Limit);
        result.Explanation.ShouldContain("The track's limit is 0 USD.");
        bench.Gateway.Model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"steps":[{"crash":true}],"report":"never"}""", AgentEnd.Crashed)]
    [InlineData("""{"steps":[{"garbage":true}],"report":"never"}""", AgentEnd.NoReport)]
    [InlineData("""{"steps":[]}""", AgentEnd.NoReport)]
    [InlineData("""{"steps":[],"report":"  "}""", AgentEnd.NoReport)]
    [InlineData("I would rather chat.", AgentEnd.Crashed)]
    [InlineData("""{"steps":[{"dance":true}],"report":"x"}""", AgentEnd.Crashed)]
    [InlineData("""{"steps":[{"write":{"path":"../x","content":""}}],"report":"x"}""", AgentEnd.Crashed)]
    [InlineData("""{"steps":[{"run":["ln","-s","/etc/passwd","../exchange/report.md"]}]}""", AgentEnd.NoReport)]
    [InlineData("""{"steps":[{"run":["mkfifo","../exchange/report.md"]}]}""", AgentEnd.NoReport)]
    [InlineData("""{"steps":[{"run":["mkdir","../exchange/report.md"]}]}""", AgentEnd.NoReport)]
    [InlineData("""{"steps":[{"run":["truncate","-s","2M","../exchange/report.md"]}]}""", AgentEnd.NoReport)]
    public async Task Bad_ends_are_told_apart(string script, AgentEnd end)
    {
        await using var bench = await BenchAsync(confined: false, script);
        var result = await bench.RunAsync(bench.Request("scripted"));
        result.End.ShouldBe(end, result.Explanation);
        result.Report.ShouldBeNull();
        result.Explanation.ShouldContain("Retry");
    }

    [Fact]
    public async Task One_that_hangs_is_ended_by_the_clock()
    {
        await using var bench = await BenchAsync(confined: false, """{"steps":[{"hang":true}],"report":"x"}""");
        var result = await bench.RunAsync(bench.Request("scripted") with { WallTime = TimeSpan.FromSeconds(3) });
        result.End.ShouldBe(AgentEnd.TimedOut);
        result.Report.ShouldBeNull();
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        await using var bench = await BenchAsync(confined: false, """{"steps":[{"say":"here"},{"hang":true}],"report":"x"}""");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var result = await bench.RunAsync(bench.Request("scripted"), each => { if (each is AgentEvent.Message) cancel.Cancel(); }, cancel.Token);
        result.End.ShouldBe(AgentEnd.Cancelled);
    }

    [Fact]
    public async Task It_never_follows_a_real_model()
    {
        await using var bench = await BenchAsync(confined: false, "{}");
        var result = await bench.RunAsync(bench.Request("scripted") with { Model = "claude-sonnet-4-5" });
        result.End.ShouldBe(AgentEnd.Refused);
        bench.Gateway.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_earlier_run_left_in_the_exchange_is_not_taken_for_a_report()
    {
        await using var bench = await BenchAsync(confined: false, """{"steps":[]}""");
        bench.Folder.Write("exchange/report.md", "an older report");
        bench.Folder.Write("outside.txt", "keep");
        File.CreateSymbolicLink(bench.Folder["exchange/brief.md"], bench.Folder["outside.txt"]);
        (await bench.RunAsync(bench.Request("scripted"))).End.ShouldBe(AgentEnd.NoReport);
        File.ReadAllText(bench.Folder["outside.txt"]).ShouldBe("keep");
    }

    private static Task<AgentBench> BenchAsync(bool confined, string script)
    {
        JsonNode Answer(JsonNode request) => ModelWords.Text(script);
        return confined ? AgentBench.ConfinedAsync(Answer) : AgentBench.OpenAsync(Answer);
    }
}
