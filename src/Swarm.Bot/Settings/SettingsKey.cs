using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>One key of the table.</summary>
/// <param name="Path">Full name, with <see cref="SettingsTable.AnyRole"/> where a role's name stands.</param>
/// <param name="Meaning">What it does, for the reference page.</param>
/// <param name="Default">What holds without it.</param>
/// <param name="Shape">What values it takes.</param>
internal sealed record SettingsKey(string Path, string Meaning, string Default, string Shape)
{
    /// <summary>Takes the value into the settings, or reports a fault and returns them as they were; null for a key that nothing obeys yet.</summary>
    public Func<SettingsSpot, RepositorySettings, RepositorySettings>? Apply { get; private init; }

    /// <summary>A key that the product obeys.</summary>
    public static SettingsKey Of<T>(string path, string meaning, string @default, ValueShape<T> shape, Func<RepositorySettings, T, RepositorySettings> set) =>
        new(path, meaning, @default, shape.Words)
        {
            Apply = (spot, settings) => shape.TryRead(spot, out var value) ? set(settings, value) : settings,
        };

    /// <summary>A key of one role's agent.</summary>
    public static SettingsKey OfAgent<T>(string name, string meaning, string @default, ValueShape<T> shape, Func<AgentChoice, T, AgentChoice> set) =>
        new($"agents.{SettingsTable.AnyRole}.{name}", meaning, @default, shape.Words)
        {
            Apply = (spot, settings) => shape.TryRead(spot, out var value) ? WithAgent(settings, spot.Role, choice => set(choice, value)) : settings,
        };

    /// <summary>A key that is planned; using it is a fault, for a setting that is passed over in silence misleads.</summary>
    public static SettingsKey Later(string path) => new(path, "", "", "");

    private static RepositorySettings WithAgent(RepositorySettings settings, string role, Func<AgentChoice, AgentChoice> set)
    {
        var choice = settings.Agents.GetValueOrDefault(role) ?? new AgentChoice(SettingsTable.DefaultRunner);
        return settings with { Agents = settings.Agents.SetItem(role, set(choice)) };
    }
}
