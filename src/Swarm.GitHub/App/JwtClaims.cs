namespace Swarm.GitHub;

internal sealed record JwtClaims(long Iat, long Exp, string Iss);
