namespace Swarm.GitHub;

/// <summary>One file a pull request changes.</summary>
/// <param name="Filename">Path after the change.</param>
/// <param name="Status"><c>added</c>, <c>removed</c>, <c>modified</c>, <c>renamed</c>, <c>copied</c>, <c>changed</c> or <c>unchanged</c>.</param>
/// <param name="Additions">Lines added.</param>
/// <param name="Deletions">Lines removed.</param>
/// <param name="Patch">The hunks; null for binary and very large files.</param>
/// <param name="PreviousFilename">Path before a rename.</param>
public sealed record PullRequestFile(
    string Filename,
    string Status,
    int Additions,
    int Deletions,
    string? Patch = null,
    string? PreviousFilename = null);
