namespace Swarm.Git;

/// <summary>Author and committer of a commit that the app makes.</summary>
/// <param name="Name">Shown name; never empty.</param>
/// <param name="Email">Address, e.g. <c>1234+swarm[bot]@users.noreply.github.com</c>.</param>
public sealed record GitIdentity(string Name, string Email)
{
    /// <summary>Signs work that is put aside before a clean-up, where nobody is there to name an identity.</summary>
    public static GitIdentity Keeper { get; } = new("swarm", "swarm@localhost");

    internal IEnumerable<KeyValuePair<string, string>> Environment(DateTimeOffset date)
    {
        // Whole seconds in UTC: the same inputs give the same commit id, whatever the zone of the machine.
        var stamp = $"@{date.ToUnixTimeSeconds()} +0000";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            yield return new($"GIT_{role}_NAME", Name);
            yield return new($"GIT_{role}_EMAIL", Email);
            yield return new($"GIT_{role}_DATE", stamp);
        }
    }
}
