namespace Swarm.Git;

/// <summary>Tells by git's own words a remote that is away for now from one that says no.</summary>
internal static class RemoteTrouble
{
    /// <summary>Words of git and of the curl inside it, in the C locale, for trouble on the way.</summary>
    private static readonly string[] OnTheWay =
    [
        "The requested URL returned error: 5", "The requested URL returned error: 429", "RPC failed", "early EOF", "hung up unexpectedly",
        "unexpected disconnect", "Empty reply from server", "Could not resolve host", "Could not resolve proxy", "Failed to connect", "Couldn't connect",
        "Connection refused", "Connection reset", "Connection timed out", "Operation timed out", "Recv failure", "Send failure", "SSL_ERROR_SYSCALL",
        "transfer closed", "HTTP/2 stream", "invalid server response", "expected flush after ref listing",
    ];

    /// <summary>True where it is worth asking for as long as it takes.</summary>
    public static bool Passes(string error) => OnTheWay.Any(words => error.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>True where it is worth asking once or twice more: a limit answers with the same 403 as a missing permission.</summary>
    public static bool MayPass(string error) => Passes(error) || error.Contains("The requested URL returned error: 403", StringComparison.Ordinal);
}
