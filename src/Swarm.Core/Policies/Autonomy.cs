namespace Swarm.Core.Policies;

/// <summary>How much the app does before it asks a person. Setting <c>autonomy</c>; default <see cref="Checkpoint"/>.</summary>
public enum Autonomy
{
    /// <summary>Only <c>/swarm dispatch</c> starts work.</summary>
    Manual,

    /// <summary>Asks after the plan, when every task is settled, and before findings of the council are repaired.</summary>
    Checkpoint,

    /// <summary>Asks after the plan only.</summary>
    UntilGates,

    /// <summary>Never asks for approval; agents' own questions still wait for a person.</summary>
    Full,
}
