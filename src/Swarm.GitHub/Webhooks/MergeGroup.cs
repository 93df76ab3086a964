using System.Text.RegularExpressions;

namespace Swarm.GitHub;

/// <summary>A commit on which a merge queue tries a pull request together with those before it.</summary>
public sealed partial record MergeGroup(string HeadSha, string HeadRef, string BaseSha, string BaseRef)
{
    /// <summary>The pull request that the group is named after (<c>…/pr-12-&lt;sha&gt;</c>); null where the name is of another kind.</summary>
    public int? PullRequest => GroupName().Match(HeadRef) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var number) ? number : null;

    [GeneratedRegex("/pr-([0-9]{1,9})-[0-9a-f]+$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();
}
