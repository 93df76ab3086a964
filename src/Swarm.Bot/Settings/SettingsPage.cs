using System.Text;

namespace Swarm.Bot.Settings;

/// <summary>The reference page of every setting, written from the tables that the readers use.</summary>
public static class SettingsPage
{
    /// <summary>The page in Markdown; it ends with a line break.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        Repository(page);
        Later(page);
        Server(page);
        return page.ToString();
    }

    private static void Repository(StringBuilder page)
    {
        page.Append("# Settings\n\n");
        page.Append($"## Repository: `{SettingsFault.File}`\n\n");
        page.Append("Read from the default branch only. Every key is optional; a dot stands for a level of the file. Any fault stops new work until it is corrected, ");
        page.Append($"and all faults are shown at once with line and column. At most {SettingsText.MostBytes / 1024} KiB, one document, no anchors, aliases or tags.\n\n");
        page.Append("| key | meaning | default | value |\n|---|---|---|---|\n");
        foreach (var key in SettingsTable.All.Where(key => key.Apply is not null))
            page.Append($"| `{key.Path}` | {key.Meaning} | {key.Default} | {key.Shape} |\n");
        page.Append($"\nRoles that the product gives out: {Codes(SettingsTable.Roles)}. A plan may name others.\n");
    }

    private static void Later(StringBuilder page)
    {
        var names = SettingsTable.All.Where(key => key.Apply is null).Select(key => key.Path);
        page.Append($"\nNot supported yet, and refused rather than passed over: {Codes(names)}.\n");
    }

    private static void Server(StringBuilder page)
    {
        page.Append($"\n## Server: section `{ServerTable.Section}` of `appsettings.json`, or environment\n\n");
        page.Append("Checked at start; every fault is shown at once, and secrets are never quoted.\n\n");
        page.Append("| environment variable | meaning | default | value |\n|---|---|---|---|\n");
        foreach (var key in ServerTable.All)
            page.Append($"| `{key.Variable}` | {key.Meaning} | {key.Default} | {key.Shape} |\n");
    }

    private static string Codes(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
