using Swarm.Core.Tracks;

namespace Swarm.Core.Documents;

/// <summary>A step of the track in words for people.</summary>
public static class StepText
{
    public static string Of(JobKind kind) => kind switch
    {
        JobKind.Prepare => "Reading the issue and the settings",
        JobKind.Explore => "Exploring the repository",
        JobKind.Plan => "Planning",
        JobKind.Preflight => "Checking that the plan can be finished",
        JobKind.Start => "Beginning the branch",
        JobKind.Attempt => "Working on a task",
        JobKind.Measure => "Measuring an attempt",
        JobKind.Merge => "Merging an attempt",
        JobKind.BringUp => "Merging the base",
        JobKind.Push => "Pushing the branch",
        JobKind.Remeasure => "Measuring the head again",
        JobKind.Adopt => "Taking in what was pushed to the branch",
        JobKind.Lens => "Reviewing",
        JobKind.Verify => "Looking at the repairs",
        _ => kind.ToString(),
    };
}
