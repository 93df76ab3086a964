using System.Text.Json;

namespace Swarm.Agents.Gateway;

/// <summary>A usage object of a stream, and whether the call is over with it.</summary>
internal sealed record EventUsage(JsonElement Usage, bool IsFinal);
