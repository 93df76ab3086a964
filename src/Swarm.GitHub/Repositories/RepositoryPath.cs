namespace Swarm.GitHub;

internal static class RepositoryPath
{
    public static string Of(string owner, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return $"repos/{Segment(owner)}/{Segment(name)}";
    }

    /// <summary>One path segment. Dots alone would climb out of the repository's path, and no escape hides them.</summary>
    public static string Segment(string text) =>
        text is "." or ".." ? throw new ArgumentException("A name may not be a dot or two.", nameof(text)) : Uri.EscapeDataString(text);
}
