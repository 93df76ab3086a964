using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>Goes through the file's tree along the table and takes what it finds into the settings.</summary>
internal sealed class SettingsWalk(SettingsFaults faults)
{
    public RepositorySettings Settings { get; private set; } = new();

    /// <summary>Takes in what stands at a section.</summary>
    /// <param name="section">The section's path in the table; empty at the file's top.</param>
    /// <param name="role">The role that the path stands for, or empty.</param>
    public void Section(SettingsNode node, string section = "", string role = "")
    {
        if (node is SettingsNode.Refused or SettingsNode.Word { IsNothing: true }) return;
        if (node is not SettingsNode.Table table)
        {
            var name = section.Length == 0 ? "The file" : $"'{Named(section, role)}'";
            faults.Add(node, $"{name} must hold keys.", $"Write 'key: value' with one of {Known(section)}.");
            return;
        }

        var first = new Dictionary<string, int>();
        foreach (var entry in table.Entries)
        {
            if (first.TryAdd(entry.Key.Text, entry.Key.Line)) Entry(entry, section, role);
            else faults.Add(entry.Key, $"Key '{Quoting.Plain(entry.Key.Text)}' stands here again, first on line {first[entry.Key.Text]}.", "Keep one of them.");
        }
    }

    private void Entry(SettingsEntry entry, string section, string role)
    {
        var key = entry.Key.Text;
        if (SettingsTable.IsSection(Below(section, SettingsTable.AnyRole)))
        {
            Role(entry, section);
            return;
        }

        // A dot inside a key would otherwise pass for a path.
        var path = key.Contains('.', StringComparison.Ordinal) ? "" : Below(section, key);
        if (SettingsTable.Find(path) is { } known) Take(known, entry, role);
        else if (path.Length > 0 && SettingsTable.IsSection(path)) Section(entry.Value, path, role);
        else Unknown(entry.Key, section, role);
    }

    private void Take(SettingsKey known, SettingsEntry entry, string role)
    {
        var name = Named(known.Path, role);
        if (known.Apply is null) faults.Add(entry.Key, $"Key '{name}' is not supported yet.", "Remove it.");
        else Settings = known.Apply(new SettingsSpot(name, role, entry.Value, faults), Settings);
    }

    private void Role(SettingsEntry entry, string section)
    {
        var role = entry.Key.Text;
        var shown = Quoting.Plain(role);
        if (!GitNames.IsRole(role))
        {
            faults.Add(entry.Key, $"'{shown}' is not a role's name.", "Use letters, digits, '-', '_' and spaces, at most 40.");
            return;
        }

        // Roles are free words, but one that is nearly a known name would silently serve nobody.
        if (!SettingsTable.Roles.Contains(role) && NearestName.Of(role, SettingsTable.Roles) is { } near)
            faults.Add(entry.Key, $"Unknown role '{shown}'.", $"Did you mean '{near}'?");
        else
            Section(entry.Value, Below(section, SettingsTable.AnyRole), role);
    }

    private void Unknown(SettingsNode.Word key, string section, string role)
    {
        var shown = Quoting.Plain(key.Text);
        var named = section.Length == 0 ? $"'{shown}'" : $"'{shown}' in '{Named(section, role)}'";
        var near = NearestName.Of(key.Text, SettingsTable.NamesBelow(section)) ?? Elsewhere(key.Text);
        faults.Add(key, $"Unknown key {named}.", near is null ? $"Use one of {Known(section)}." : $"Did you mean '{near}'?");
    }

    /// <summary>The full path of a key that exists under this name in another section.</summary>
    private static string? Elsewhere(string name) =>
        SettingsTable.All.FirstOrDefault(key => key.Apply is not null && (key.Path == name || key.Path.EndsWith("." + name, StringComparison.Ordinal)))?.Path;

    private static string Known(string section) =>
        SettingsTable.IsSection(Below(section, SettingsTable.AnyRole)) ? string.Join(", ", SettingsTable.Roles) : string.Join(", ", SettingsTable.NamesBelow(section));

    private static string Below(string section, string key) => section.Length == 0 ? key : $"{section}.{key}";

    private static string Named(string path, string role) => role.Length == 0 ? path : path.Replace(SettingsTable.AnyRole, role, StringComparison.Ordinal);
}
