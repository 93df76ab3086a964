using System.Collections.Immutable;

namespace Swarm.Bot.Settings;

/// <summary>What the server's configuration says.</summary>
/// <param name="Settings">The settings; null where there is a fault.</param>
/// <param name="Faults">Everything that keeps the server from starting, each with the key, the reason and the next step. No secret is quoted.</param>
/// <param name="Warnings">What the operator should know although the server starts.</param>
public sealed record ServerReading(ServerSettings? Settings, ImmutableArray<string> Faults, ImmutableArray<string> Warnings);
