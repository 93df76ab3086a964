namespace Swarm.Bot.Coordination;

/// <summary>Classes of slots that jobs take on a server.</summary>
internal static class Slots
{
    public const string Agent = "agent";
    public const string Command = "command";
    public const string Light = "light";
}
