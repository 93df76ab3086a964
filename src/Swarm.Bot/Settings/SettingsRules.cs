using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>Rules that join two keys.</summary>
internal static class SettingsRules
{
    public static void Check(SettingsNode.Table root, RepositorySettings settings, SettingsFaults faults)
    {
        if (root["agents"] is SettingsNode.Table agents)
        {
            foreach (var entry in agents.Entries)
                if (entry.Value is SettingsNode.Table agent) Agent(entry.Key, agent, faults);
        }

        Branches(root, settings, faults);
    }

    private static void Agent(SettingsNode.Word role, SettingsNode.Table agent, SettingsFaults faults)
    {
        var runner = agent["runner"] is null ? SettingsTable.DefaultRunner : (agent["runner"] as SettingsNode.Word)?.Text;
        // An unknown runner has its own fault; what it would need is anybody's guess.
        if (runner is null || !SettingsTable.Runners.Contains(runner)) return;
        var name = Quoting.Plain(role.Text);
        if (runner == "command" && agent["command"] is null)
            faults.Add(agent["runner"]!, $"Runner 'command' of role '{name}' has no program to run.", "Add 'command: [program, argument, …]' beside it.");
        if (runner != "command" && agent["command"] is { } command)
            faults.Add(command, $"Role '{name}' has runner '{runner}', which runs no command of yours.", "Set 'runner: command', or remove 'command'.");
    }

    // Git cannot hold a branch "a" beside a branch "a/b", and the app must never be able to write the base.
    private static void Branches(SettingsNode.Table root, RepositorySettings settings, SettingsFaults faults)
    {
        if (settings.Base is not { } target) return;
        if (!IsAtOrBelow(target, settings.BranchPrefix) && !IsAtOrBelow(settings.BranchPrefix, target)) return;
        var place = root["branchPrefix"] ?? root["base"] ?? root;
        faults.Add(place, $"Branch prefix '{Quoting.Plain(settings.BranchPrefix)}' and base '{Quoting.Plain(target)}' exclude each other: one lies below the other.", "Choose another 'branchPrefix'.");
    }

    private static bool IsAtOrBelow(string branch, string folder) =>
        branch == folder || branch.StartsWith(folder + "/", StringComparison.Ordinal);
}
