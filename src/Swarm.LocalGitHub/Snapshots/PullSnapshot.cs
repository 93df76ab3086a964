namespace Swarm.LocalGitHub;

/// <summary>A pull request with its reviews and threads. Threads of pending reviews are left out, as for any onlooker.</summary>
public sealed record PullSnapshot(
    int Number,
    string Title,
    string Body,
    string State,
    bool Draft,
    bool Merged,
    string HeadBranch,
    string HeadSha,
    string BaseBranch,
    string Author,
    IReadOnlyList<ReviewSnapshot> Reviews,
    IReadOnlyList<ThreadSnapshot> Threads);
