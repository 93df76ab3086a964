namespace Swarm.LocalGitHub;

/// <summary>A comment of a conversation; <paramref name="ViaApp"/> is the slug of the app that wrote it, or null for a person.</summary>
public sealed record CommentSnapshot(
    long Id,
    int Issue,
    string Body,
    string Author,
    string? ViaApp,
    bool Minimized,
    IReadOnlyList<ReactionSnapshot> Reactions);
