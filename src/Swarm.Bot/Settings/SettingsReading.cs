using System.Collections.Immutable;
using Swarm.Core.Policies;

namespace Swarm.Bot.Settings;

/// <summary>What a settings file says and everything that is wrong with it.</summary>
/// <param name="Settings">
/// Every key that could be read, the default for the rest. With faults it serves only to say where people should be told
/// (the label, for instance): no work starts on it.
/// </param>
/// <param name="Faults">All faults in the order of the file; empty when the file can be obeyed in full.</param>
public sealed record SettingsReading(RepositorySettings Settings, ImmutableArray<SettingsFault> Faults)
{
    /// <summary>True where the settings may be worked with.</summary>
    public bool IsSound => Faults.IsEmpty;
}
