using Swarm.Testing;

namespace Swarm.Agents.Tests.Runners;

public sealed class CommandTests
{
    [Fact]
    public async Task Any_program_reads_the_brief_and_writes_the_report()
    {
        await using var bench = await AgentBench.ConfinedAsync(_ => ModelWords.Text("hi"));
        var result = await bench.RunAsync(bench.Request("command") with { CommandLine = ["sh", "-c", "echo working; touch made; cat \"$1\" > \"$2\"", "sh", "{brief}", "{report}"] });
        result.End.ShouldBe(AgentEnd.Finished, result.Explanation);
        result.Report.ShouldBe("# Brief\nDo it.");
        bench.Events.ShouldBe([new AgentEvent.Message("working")]);
        File.Exists(bench.Folder["work/made"]).ShouldBeTrue();
    }

    [Fact]
    public async Task It_reaches_the_model_by_the_relay_with_a_dummy_key()
    {
        Real.Executable("curl", "apt install curl");
        await using var bench = await AgentBench.ConfinedAsync(_ => ModelWords.Text("from the model"));
        const string script = """
            curl -sS -H "x-api-key: $ANTHROPIC_API_KEY" -H 'content-type: application/json' -d '{"model":"claude-haiku-4-5","max_tokens":10,"messages":[{"role":"user","content":"x"}]}' "$ANTHROPIC_BASE_URL/v1/messages" > "$1"
            """;
        var result = await bench.RunAsync(bench.Request("command") with { CommandLine = ["sh", "-c", script, "sh", "{report}"] });
        result.Report.ShouldNotBeNull(result.Explanation).ShouldContain("from the model");
        bench.Gateway.Model.Requests.Single().Headers["x-api-key"].ShouldBe(GatewayBench.Key);
        result.Usage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Read_only_work_cannot_be_changed()
    {
        await using var bench = await AgentBench.ConfinedAsync(_ => ModelWords.Text("hi"));
        var result = await bench.RunAsync(bench.Request("command") with { ReadOnly = true, CommandLine = ["touch", "made"] });
        result.End.ShouldBe(AgentEnd.Crashed);
        File.Exists(bench.Folder["work/made"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("command", "bubblewrap")]
    [InlineData("claude-code", "bubblewrap")]
    [InlineData("codex-9", "There is no runner 'codex-9'")]
    public async Task Without_a_confined_cell_foreign_programs_are_refused(string runner, string says)
    {
        await using var bench = await AgentBench.OpenAsync(_ => ModelWords.Text("hi"));
        var result = await bench.RunAsync(bench.Request(runner) with { CommandLine = ["touch", "made"] });
        result.End.ShouldBe(AgentEnd.Refused);
        result.Explanation.ShouldContain(says);
        Directory.Exists(bench.Folder["exchange"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_without_words_is_refused()
    {
        await using var bench = await AgentBench.ConfinedAsync(_ => ModelWords.Text("hi"));
        (await bench.RunAsync(bench.Request("command"))).End.ShouldBe(AgentEnd.Refused);
    }
}
