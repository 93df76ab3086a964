namespace Swarm.Core.Tracks;

/// <summary>Who did something on GitHub.</summary>
/// <param name="CanWrite">Write access to the repository, asked of GitHub at the time of use. Bots have none here.</param>
public sealed record Actor(string Login, bool CanWrite);
