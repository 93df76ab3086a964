namespace Swarm.LocalGitHub.Deeds;

/// <summary>What somebody asks for when opening a pull request; head and base are branch names.</summary>
internal sealed record PullDraft(string Title, string Body, string Head, string Base, bool IsDraft);
