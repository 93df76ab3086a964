namespace Swarm.Bot.Cli.Doctor;

/// <summary>As whom the bot runs, and what bounds it and its cells together.</summary>
internal static class MachineLook
{
    public static Finding User() => Environment.IsPrivilegedProcess
        ? new Finding(
            "user", Verdict.Limited, "This is root.",
            "The kernel does not count root's processes, so an agent's are not limited, and a fault of the bot would own the machine.",
            "Run the bot as a user of its own, as deploy/swarm.service and the image do.")
        : new Finding("user", Verdict.Ok, $"{(Environment.UserName is { Length: > 0 } name ? name : "A user without a name")}, not root.", "Limits on processes do not hold for root.");

    public static Finding Limits() => Limits(ControlGroup.OfThisProcess());

    internal static Finding Limits(ControlGroup? group)
    {
        const string why = "Each program in a cell has limits of its own; together they are held only by the server's control group.";
        const string next = "Set MemoryMax= and TasksMax= in the unit, or mem_limit and pids_limit in compose.";
        if (group is null) return new Finding("limits", Verdict.Limited, "No control group of version 2 was found.", why, "Run on a Linux with cgroup v2. " + next);
        var seen = $"Memory {group.Memory ?? "unlimited"}, processes {group.Processes ?? "unlimited"}; the group is {(group.Delegated ? "" : "not ")}delegated.";
        return group is { Memory: not null, Processes: not null } ? new Finding("limits", Verdict.Ok, seen, why) : new Finding("limits", Verdict.Limited, seen, why, next);
    }
}
