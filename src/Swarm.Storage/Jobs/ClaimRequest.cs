namespace Swarm.Storage;

/// <summary>A worker asks for a job.</summary>
/// <param name="Node">Name of the node; the same after a restart.</param>
/// <param name="Incarnation">This life of the node; another after every start.</param>
/// <param name="Kinds">Kinds the worker can do; null (the default) means all.</param>
/// <param name="Limits">Slot classes with a limit; one that is not named is unlimited. None by default.</param>
public sealed record ClaimRequest(string Node, string Incarnation, IReadOnlyCollection<string>? Kinds = null, IReadOnlyCollection<SlotLimit>? Limits = null);
