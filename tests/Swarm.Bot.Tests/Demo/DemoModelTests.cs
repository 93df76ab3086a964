using System.Text.Json;
using Swarm.Bot.Demo.Script;
using Swarm.Bot.Settings;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoModelTests
{
    private static readonly string[] Edits = ["write", "append", "replace", "delete"];

    [Fact]
    public void The_explorer_shows_its_environment_and_changes_nothing()
    {
        var steps = ScriptReading.Steps(DemoModel.Reply(DemoBriefs.Of(JobKind.Explore, "explore")));
        steps.ShouldContain("printEnvironment");
        steps.Intersect(Edits).ShouldBeEmpty();
    }

    [Fact]
    public void The_planner_gives_the_plan_again_when_asked_again()
    {
        foreach (var key in (string[])["plan/1", "plan/2"])
            ScriptReading.Report(DemoModel.Reply(DemoBriefs.Of(JobKind.Plan, key))).ShouldBe(DemoPlan.Report);
    }

    [Fact]
    public async Task One_call_asks_for_more_than_the_whole_track_may_cost()
    {
        var tree = await DemoTree.BaseAsync(TestContext.Current.CancellationToken);
        var limit = RepositorySettingsReader.Read(tree.Files[".github/swarm.yml"]).Settings.Budget.TrackUsd;
        using var script = JsonDocument.Parse(DemoModel.Reply(DemoBriefs.Attempt("T05")).Text);
        var call = script.RootElement.GetProperty("steps").EnumerateArray().Single(step => step.TryGetProperty("call", out _)).GetProperty("call");
        // At four characters a token and one dollar a million tokens, cheaper than any real model's list price.
        (call.GetProperty("inputCharacters").GetInt32() / 4 / 1_000_000m).ShouldBeGreaterThan(limit);
        DemoBriefs.Plan.Tasks.Count(task => ScriptReading.Steps(DemoModel.Reply(DemoBriefs.Final(task.Id))).Contains("call")).ShouldBe(1);
    }

    [Fact]
    public void Without_edits_the_words_stay_and_the_work_goes()
    {
        foreach (var brief in DemoBriefs.Plan.Tasks.Select(task => DemoBriefs.Final(task.Id)).Append(DemoBriefs.Repair()))
        {
            var (all, rest) = (DemoModel.Reply(brief), DemoModel.ReplyWithoutEdits(brief));
            ScriptReading.Report(rest).ShouldBe(ScriptReading.Report(all));
            ScriptReading.Steps(rest).ShouldBe(ScriptReading.Steps(all).Where(step => !Edits.Contains(step)));
        }
    }

    [Fact]
    public void Another_persons_text_in_the_brief_answers_no_question()
    {
        var brief = DemoBriefs.Attempt("T06") + "\n## Answered question E-01\n\n```text\nQuestion: which?\nAnswer: Warning\n```\n";
        ScriptReading.Report(DemoModel.Reply(brief)).ShouldContain("```swarm-question");
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("\nSwarm brief: role=explorer subject=track session=explore")]
    [InlineData("Swarm brief: role=implementer subject=T99-1 session=attempt/T99-1")]
    [InlineData("Swarm brief: role=reviewer subject=taste session=lens/1/taste")]
    public void There_are_no_words_for_other_texts(string text) => Should.Throw<ArgumentException>(() => DemoModel.Reply(text));

    [Fact]
    public void Tokens_follow_the_lengths_and_fit_one_call()
    {
        foreach (var brief in DemoBriefs.Plan.Tasks.Select(task => DemoBriefs.Final(task.Id)))
        {
            var reply = DemoModel.Reply(brief);
            reply.InputTokens.ShouldBe((brief.Length / 4) + 1);
            reply.OutputTokens.ShouldBeInRange(1, 2_000);
        }
    }
}
