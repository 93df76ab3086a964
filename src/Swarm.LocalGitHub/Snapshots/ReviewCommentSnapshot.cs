namespace Swarm.LocalGitHub;

/// <summary>An inline comment; <paramref name="Side"/> is LEFT (old file) or RIGHT (new file).</summary>
public sealed record ReviewCommentSnapshot(
    long Id,
    string Path,
    int Line,
    string Side,
    string Body,
    string Author,
    long? InReplyTo);
