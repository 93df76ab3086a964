using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>Reads <c>.github/swarm.yml</c>: untrusted text in, typed settings and every fault out.</summary>
public static class RepositorySettingsReader
{
    /// <summary>Reads a settings file; null or empty text gives the defaults without a fault. Nothing is thrown for any text.</summary>
    public static SettingsReading Read(string? yaml)
    {
        var faults = new SettingsFaults();
        var walk = new SettingsWalk(faults);
        if (Root(yaml, faults) is { } root)
        {
            walk.Section(root);
            if (root is SettingsNode.Table table) SettingsRules.Check(table, walk.Settings, faults);
        }

        return new SettingsReading(walk.Settings, faults.InOrder());
    }

    private static SettingsNode? Root(string? yaml, SettingsFaults faults)
    {
        if (string.IsNullOrEmpty(yaml)) return null;
        return SettingsText.Check(yaml, faults) is { } text ? SettingsTree.Read(text, faults) : null;
    }
}
