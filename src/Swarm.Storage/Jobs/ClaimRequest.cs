namespace Swarm.Storage;

/// <summary>A worker asks for a job.</summary>
/// <param name="Node">Name of the node; the same after a restart.</param>
/// <param name="Incarnation">This life of the node; another after every start.</param>
/// <param name="Kinds">Kinds the worker can do; null (the default) means all.</param>
/// <param name="Limits">Slot classes with a limit; one that is not named is unlimited. None by default.</param>
public sealed record ClaimRequest(string Node, string Incarnation, IReadOnlyCollection<string>? Kinds = null, IReadOnlyCollection<SlotLimit>? Limits = null)
{
    /// <summary>
    /// Jobs that the worker is at. Whoever asks is alive, so they are not given away even where their lease has run out, as after a
    /// sleep of the machine or a clock that was set ahead. None by default.
    /// </summary>
    public IReadOnlyCollection<long> Held { get; init; } = [];
}
