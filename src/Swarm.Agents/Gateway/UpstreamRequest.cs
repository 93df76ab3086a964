using System.Collections.Immutable;

namespace Swarm.Agents.Gateway;

/// <summary>A rebuilt request with everything that travels. The headers hold the real key: never log them.</summary>
internal sealed record UpstreamRequest(Uri Address, byte[] Body, ImmutableDictionary<string, string> Headers);
