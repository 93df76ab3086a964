namespace Swarm.LocalGitHub.GraphQl;

/// <summary>A query that cannot be read or that asks for what does not exist. It ends as an entry of <c>errors</c>, never as a crash.</summary>
internal sealed class GraphQlFaultException(string message, string? type = null) : Exception(message)
{
    /// <summary>GitHub's error type, such as NOT_FOUND or FORBIDDEN.</summary>
    public string? Type => type;
}
