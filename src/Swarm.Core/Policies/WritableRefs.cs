namespace Swarm.Core.Policies;

/// <summary>
/// The one place that says which git refs of a repository the app may write:
/// <c>refs/heads/&lt;branchPrefix&gt;/**</c> and <c>refs/swarm/**</c>. Every push and every ref update asks here first.
/// </summary>
public static class WritableRefs
{
    /// <summary>Branch prefix where the repository's settings name none.</summary>
    public const string DefaultPrefix = "swarm";

    /// <summary>True where the app may create, move or delete <paramref name="fullRef"/>.</summary>
    public static bool Allows(string fullRef, string branchPrefix = DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(fullRef);
        ArgumentException.ThrowIfNullOrWhiteSpace(branchPrefix);
        return IsWellFormed(fullRef)
            && (IsBelow(fullRef, "refs/swarm/") || IsBelow(fullRef, $"refs/heads/{branchPrefix}/"));
    }

    /// <summary>Returns <paramref name="fullRef"/>, or throws <see cref="ForbiddenRefException"/>.</summary>
    public static string Demand(string fullRef, string branchPrefix = DefaultPrefix) =>
        Allows(fullRef, branchPrefix) ? fullRef : throw new ForbiddenRefException(fullRef, branchPrefix);

    private static bool IsBelow(string fullRef, string folder) =>
        fullRef.Length > folder.Length && fullRef.StartsWith(folder, StringComparison.Ordinal);

    // git check-ref-format, as far as a ref of ours can break it; "+" and ":" would turn a ref into a forcing refspec.
    private static bool IsWellFormed(string fullRef) =>
        !fullRef.EndsWith('/')
        && !fullRef.EndsWith(".lock", StringComparison.Ordinal)
        && fullRef.Split('/').All(part => part.Length > 0 && part[0] is not ('.' or '-'))
        && !fullRef.Contains("..", StringComparison.Ordinal)
        && fullRef.All(c => c > ' ' && c < '\u007f' && !"+:?*[\\^~@{".Contains(c, StringComparison.Ordinal));
}
