namespace Swarm.GitHub;

/// <summary>A comment's text and who left it so.</summary>
/// <param name="Body">Markdown; untrusted.</param>
/// <param name="Editor">Who edited it last; null where nobody did since it was written, or the account is gone.</param>
public sealed record CommentEdit(string Body, GitHubUser? Editor);
