using System.Net;

namespace Swarm.GitHub;

/// <summary>What a broken exchange means for the caller.</summary>
internal static class Failure
{
    /// <summary>True for a broken connection or a time limit; false for the caller's own cancellation and for faults of ours.</summary>
    public static bool IsOfTheWire(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpRequestException or IOException
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>True where the connection never stood, so the request cannot have arrived.</summary>
    public static bool IsUnsent(Exception? fault) => fault is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    public static Exception Of(WireRequest request, Exception fault) =>
        request.Repeatable || IsUnsent(fault)
            ? new GitHubUnavailableException(request.Url, null, fault)
            : new GitHubUncertainException(request.Url, null, fault);

    public static Exception Of(WireRequest request, HttpStatusCode status) =>
        request.Repeatable
            ? new GitHubUnavailableException(request.Url, status, null)
            : new GitHubUncertainException(request.Url, status, null);
}
