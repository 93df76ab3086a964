namespace Swarm.LocalGitHub.State;

/// <summary>Somebody who acts or owns: <paramref name="Type"/> is User or Bot.</summary>
internal sealed record Account(long Id, string Login, string Type, DateTimeOffset CreatedAt)
{
    public string NodeId => $"U_kgLO{Id}";
}
