namespace Swarm.LocalGitHub;

/// <summary>One request that reached the API or the git door.</summary>
/// <param name="Status">Status of the answer, whether or not it arrived; 0 where the connection was cut before anything was carried out.</param>
/// <param name="Permission">The permission it was admitted by or lacked, such as <c>issues:write</c>; empty where none is involved.</param>
public sealed record LoggedRequest(string Method, string Path, int Status, string Permission, DateTimeOffset At);
