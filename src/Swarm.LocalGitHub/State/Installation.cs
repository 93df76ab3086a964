namespace Swarm.LocalGitHub.State;

/// <summary>An app installed on an account, with access to all of that account's repositories but those that it was taken off.</summary>
internal sealed class Installation(long id, AppEntry app, Account owner, DateTimeOffset createdAt)
{
    public long Id => id;
    public AppEntry App => app;
    public Account Owner => owner;
    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>Since when the app may do nothing and hears nothing here; null where it may.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    public Account? SuspendedBy { get; set; }

    /// <summary>Ids of the repositories that it was taken off.</summary>
    public HashSet<long> Without { get; } = [];

    /// <summary>GitHub's word; taking one repository off turns all into a selection.</summary>
    public string Selection { get; set; } = "all";

    public bool Covers(Repository repository) => repository.Owner.Id == owner.Id && !Without.Contains(repository.Id);

    public bool IsSuspended => SuspendedAt is not null;
}
