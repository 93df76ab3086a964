namespace Swarm.Bot.Settings;

/// <summary>One key of a table and its value.</summary>
internal sealed record SettingsEntry(SettingsNode.Word Key, SettingsNode Value);
