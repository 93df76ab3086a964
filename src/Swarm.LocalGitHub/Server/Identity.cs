namespace Swarm.LocalGitHub.Server;

/// <summary>The result of looking at a request's credentials: a caller, or the reason for 401.</summary>
internal sealed record Identity(Caller? Caller, string? Refusal)
{
    public static Identity Of(Caller caller) => new(caller, null);

    public static Identity Refused(string reason) => new(null, reason);
}
