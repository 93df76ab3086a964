namespace Swarm.GitHub;

internal sealed record HookConfig(Uri Url);
