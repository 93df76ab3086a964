namespace Swarm.GitHub;

/// <summary>
/// <paramref name="Permission"/> knows four levels, <paramref name="RoleName"/> six and an organization's own;
/// a role unknown to us is judged by the four.
/// </summary>
internal sealed record PermissionAnswer(string Permission, string? RoleName = null)
{
    public RepositoryPermission Level => Parse(RoleName) ?? Parse(Permission) ?? RepositoryPermission.None;

    private static RepositoryPermission? Parse(string? name) => name switch
    {
        "none" => RepositoryPermission.None,
        "read" => RepositoryPermission.Read,
        "triage" => RepositoryPermission.Triage,
        "write" => RepositoryPermission.Write,
        "maintain" => RepositoryPermission.Maintain,
        "admin" => RepositoryPermission.Admin,
        _ => null,
    };
}
