using Swarm.Bot.Settings;
using Swarm.Core.Gates;
using Swarm.Core.Policies;

namespace Swarm.Bot.Cli.Config;

/// <summary>The one object that <c>swarm config check --json</c> prints.</summary>
/// <param name="Settings">What the file says; null where it has faults.</param>
internal sealed record ConfigCheckJson(string File, bool Sound, IReadOnlyList<ConfigCheckJson.FaultPart> Faults, ConfigCheckJson.SettingsPart? Settings)
{
    public static ConfigCheckJson Of(string file, SettingsReading reading) => new(
        file,
        reading.IsSound,
        [.. reading.Faults.Select(fault => new FaultPart(fault.Line, fault.Column, fault.Text, fault.Fix))],
        reading.IsSound ? SettingsPart.Of(reading.Settings) : null);

    public sealed record FaultPart(int Line, int Column, string Text, string Fix);

    public sealed record AgentPart(string Role, string Runner, string? Model);

    /// <param name="Base">Null is the default branch.</param>
    /// <param name="Gates">Those that every attempt has to pass.</param>
    public sealed record SettingsPart(
        string Label,
        string? Base,
        string Autonomy,
        string Ceremony,
        decimal TrackUsd,
        decimal DayUsd,
        decimal PersonDayUsd,
        IReadOnlyList<AgentPart> Agents,
        IReadOnlyList<string> Gates)
    {
        public static SettingsPart Of(RepositorySettings settings) => new(
            settings.Label,
            settings.Base,
            Words.Of(settings.Autonomy),
            Words.Of(settings.Ceremony),
            settings.Budget.TrackUsd,
            settings.Budget.DayUsd,
            settings.Budget.PersonDayUsd,
            [.. settings.Agents.Select(agent => new AgentPart(agent.Key, agent.Value.Runner, agent.Value.Model))],
            GateIds.Required(settings.Commands));
    }
}
