namespace Swarm.Core.Policies;

/// <summary>How many attempts of one track run at once. Setting <c>schedule</c>.</summary>
/// <param name="Background">Attempts of tasks that need no person; default 6.</param>
/// <param name="Foreground">Attempts of tasks that may ask a person and keep their slot while they wait; default 2.</param>
/// <param name="Total">Both together; default 8.</param>
public sealed record ScheduleLimits(int Background = 6, int Foreground = 2, int Total = 8);
