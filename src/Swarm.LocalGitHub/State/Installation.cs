namespace Swarm.LocalGitHub.State;

/// <summary>An app installed on an account, with access to all of that account's repositories.</summary>
internal sealed class Installation(long id, AppEntry app, Account owner, DateTimeOffset createdAt)
{
    public long Id => id;
    public AppEntry App => app;
    public Account Owner => owner;
    public DateTimeOffset CreatedAt => createdAt;

    /// <summary>Since when the app may do nothing and hears nothing here; null where it may.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    public Account? SuspendedBy { get; set; }
    public bool IsSuspended => SuspendedAt is not null;
}
