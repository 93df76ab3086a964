using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>What came of a request: the answer, the caller's rate window where the caller is known, the permission used.</summary>
internal sealed record Visit(Answer Answer, RateWindow? Window = null, string Permission = "");
