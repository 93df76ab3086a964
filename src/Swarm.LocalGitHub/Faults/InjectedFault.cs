namespace Swarm.LocalGitHub;

/// <summary>A request that was struck.</summary>
public sealed record InjectedFault(string Method, string Path, RequestFault Fault, DateTimeOffset At);
