namespace Swarm.Bot.Demo.Script;

/// <summary>The planner's words.</summary>
public static class DemoPlan
{
    /// <summary>A Markdown report with one block <c>swarm-plan</c>: eight tasks, two that share a folder, one that asks, one that only reads.</summary>
    public static string Report => DemoFiles.Text("Sessions/planner/report.md");
}
