namespace Swarm.Core.Review;

/// <summary>How much a finding weighs. From <see cref="Major"/> up it is repaired; below it is listed for people.</summary>
public enum Severity
{
    Note,
    Minor,
    Major,
    Critical,
}
