using Swarm.LocalGitHub.Git;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Deeds;

/// <summary>An inline comment whose place was found in the difference.</summary>
internal sealed record CommentDraft(DiffPlace Place, DiffHunk Hunk, string Body);
