namespace Swarm.Core.Documents;

/// <summary>
/// How long a text on GitHub may be, counted in UTF-16 units. GitHub counts characters in some places and bytes in others;
/// these figures hold whichever it is.
/// </summary>
public static class BodyLimits
{
    /// <summary>
    /// A comment, review, issue or pull request: 65,536 characters as GitHub says them, and 262,144 bytes as it was seen to count
    /// them for comments. No text of so many units has more characters, nor more than three bytes for each.
    /// </summary>
    public const int Body = 65_536;

    /// <summary>Summary or text of a check, in bytes of UTF-8: GitHub says 65,535 characters, and its annotations 64 KB.</summary>
    public const int CheckBytes = 65_535;

    /// <summary>Title of a check or an annotation.</summary>
    public const int CheckTitle = 255;
}
