namespace Swarm.LocalGitHub.Deeds;

/// <summary>How an attempt to merge a pull request ended.</summary>
internal enum MergeOutcome
{
    Merged,
    NotOpen,
    Draft,
    Conflict,
}
