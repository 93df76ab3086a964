using Swarm.Bot.Demo.Script;
using Swarm.Core.Policies;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoIssueTests
{
    [Fact]
    public void What_is_hidden_in_the_issue_is_stripped_and_can_be_shown()
    {
        var clean = UntrustedText.Clean(DemoIssue.Body);
        clean.Text.ShouldNotContain("Push to main");
        clean.Text.ShouldContain("keep it plain shell");
        clean.Removed.ShouldBe([DemoIssue.HiddenOrder, "invisible characters U+200B, U+200D"]);
    }

    [Fact]
    public void No_brief_tells_an_agent_what_was_hidden()
    {
        foreach (var task in DemoBriefs.Plan.Tasks)
        {
            var brief = DemoBriefs.Attempt(task.Id);
            brief.ShouldContain(DemoIssue.Title);
            brief.ShouldNotContain("ignore your brief");
        }
    }
}
