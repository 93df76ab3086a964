namespace Swarm.GitHub;

/// <summary>What somebody may do in a repository, in rising order, so that <c>&gt;= Write</c> reads as it means.</summary>
public enum RepositoryPermission
{
    /// <summary>Nothing, or not known to the repository.</summary>
    None,

    /// <summary>Look and comment.</summary>
    Read,

    /// <summary>Also sort issues and pull requests.</summary>
    Triage,

    /// <summary>Also push.</summary>
    Write,

    /// <summary>Also manage, short of what is dangerous.</summary>
    Maintain,

    /// <summary>Everything.</summary>
    Admin,
}
