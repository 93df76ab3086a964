namespace Swarm.Core.Documents;

/// <summary>Something of a track that is set aside until a person lets it go on.</summary>
/// <param name="Reason">Why, raw.</param>
/// <param name="Command">What lets it go on, on the machine of the server.</param>
public sealed record Stoppage(string Reason, string Command);
