namespace Swarm.Core.Tracks;

/// <summary>Somebody asked GitHub to run the checks of the head again.</summary>
/// <param name="Number">Counts the requests of this track, from 1.</param>
public sealed record Remeasure(int Number, string Commit);
