namespace Swarm.Core.Policies;

/// <summary>
/// What every process that a node starts carries in its environment, so that the node's next life finds those that a
/// sudden end of this one left behind. It is a name, not a secret.
/// </summary>
/// <param name="Node">The node's id; the same in all its lives, and no other's.</param>
public sealed record ProcessMark(string Node)
{
    /// <summary>The environment variable that holds it.</summary>
    public const string Variable = "SWARM_NODE";

    /// <summary>The mark as <c>/proc/PID/environ</c> shows it.</summary>
    public string Entry => $"{Variable}={Node}";
}
