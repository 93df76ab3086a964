using Microsoft.Extensions.Configuration;

namespace Swarm.Bot.Settings;

/// <summary>Warns of keys that nothing reads: a misspelt key would otherwise be passed over in silence.</summary>
internal static class UnknownServerKeys
{
    public static void Report(IConfigurationSection section, ServerFaults faults)
    {
        foreach (var path in Leaves(section).Order(StringComparer.Ordinal))
        {
            if (ServerTable.All.Any(key => key.Path.Equals(path, StringComparison.OrdinalIgnoreCase))) continue;
            var near = NearestName.Of(path, ServerTable.All.Select(key => key.Path));
            var variable = new ServerKey(Quoting.Plain(path, 60), "", "", "").Variable;
            var hint = ServerTable.All.FirstOrDefault(key => key.Path == near) is { } known ? $"Did you mean {known.Variable}?" : "Remove it.";
            faults.Warn(variable, $"Nothing reads this key. {hint}");
        }
    }

    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null && pair.Key.Length > 0).Select(pair => pair.Key);
}
