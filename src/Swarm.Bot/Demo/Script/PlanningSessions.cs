namespace Swarm.Bot.Demo.Script;

/// <summary>What the explorer and the planner do.</summary>
internal static class PlanningSessions
{
    public static SessionScript Explorer =>
        SessionScript.Of("explorer")
            .Say("What this session can see of the machine:")
            .PrintEnvironment()
            .Say("I read the sources, then run the checks and the tests as they are.")
            .Run("sh", "build.sh")
            .Run("sh", "test.sh")
            .Think(200);

    public static SessionScript Planner =>
        new SessionScript(DemoPlan.Report)
            .Say("Commands are files of their own, so most of this can be done at the same time.")
            .Think(300);
}
