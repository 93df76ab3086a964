namespace Swarm.EndToEnd.Tests.Kills;

/// <summary>One kill as it happened.</summary>
/// <param name="Phase">Where the track stood; <c>Migration</c> while the store was being brought up.</param>
/// <param name="Left">Processes below the killed one that its death did not end at once.</param>
/// <param name="StartUp">How long the next process took to be ready.</param>
public sealed record KillReport(string Life, string Point, string Phase, int Left, TimeSpan StartUp);
