namespace Swarm.Core.Tracks;

/// <summary>A button on a completed check run.</summary>
/// <param name="Identifier">Comes back with the press; at most 20 characters.</param>
/// <param name="Label">At most 20 characters.</param>
/// <param name="Description">At most 40 characters.</param>
public sealed record CheckButton(string Identifier, string Label, string Description)
{
    public static readonly CheckButton Remeasure = new("remeasure", "Measure again", "Runs every gate on this head again");

    public static readonly CheckButton Retry = new("retry", "Retry", "Tries what failed again");

    public static readonly CheckButton Approve = new("approve-plan", "Approve plan", "Lets the track go on after this phase");
}
