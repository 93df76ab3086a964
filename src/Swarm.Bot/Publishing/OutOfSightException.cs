namespace Swarm.Bot.Publishing;

/// <summary>The app cannot see the repository, so nothing is known of what it holds; the pass is made again later.</summary>
public sealed class OutOfSightException(string repository) : InvalidOperationException($"The App does not see {repository} now.");
