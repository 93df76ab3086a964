namespace Swarm.Cell;

/// <summary>A file or folder of the host that the cell shows read-only.</summary>
/// <param name="Host">Absolute path on the host, without a closing slash.</param>
/// <param name="Inside">Absolute path inside, below <c>/opt</c>. An open cell keeps the host's path instead.</param>
public sealed record ReadOnlyMount(string Host, string Inside);
