namespace Swarm.Core.Policies;

/// <summary>Hard limits in US dollars; a model call that would pass one is refused before it leaves. Setting <c>budget</c>.</summary>
/// <param name="TrackUsd">For one track; default 10.</param>
/// <param name="DayUsd">For everything that this server spends on the UTC day, whatever the repository; default 50.</param>
/// <param name="PersonDayUsd">For the labeller on the UTC day, whatever the repository; default 20.</param>
/// <param name="WarnAt">Share of the track's limit at which the sticky comment warns; default 0.8.</param>
public sealed record Budget(decimal TrackUsd = 10m, decimal DayUsd = 50m, decimal PersonDayUsd = 20m, decimal WarnAt = 0.8m);
