using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Server;

/// <summary>What a route asks of its caller: the app itself, any installation, or one of some permissions.</summary>
internal sealed record Access(string Kind, IReadOnlyList<(string Name, string Level)> Permissions)
{
    /// <summary>Routes of the app itself, opened by its JSON web token.</summary>
    public static Access App { get; } = new("app", []);

    /// <summary>Routes every authenticated caller may use.</summary>
    public static Access Any { get; } = new("any", []);

    /// <summary>Read access to the permission or to one of the alternatives.</summary>
    public static Access Read(params string[] names) => new("installation", [.. names.Select(name => (name, "read"))]);

    /// <summary>Write access to the permission or to one of the alternatives.</summary>
    public static Access Write(params string[] names) => new("installation", [.. names.Select(name => (name, "write"))]);

    public bool Writes => Permissions.Any(permission => permission.Level == "write");

    /// <summary>The value of <c>X-Accepted-GitHub-Permissions</c>.</summary>
    public string Accepted => string.Join("; ", Permissions.Select(permission => $"{permission.Name}={permission.Level}"));

    /// <summary>The permission that opens the route to the token, or null.</summary>
    public string? OpenedBy(InstallationToken token)
    {
        foreach (var (name, level) in Permissions)
            if (token.Allows(name, level)) return $"{name}:{level}";
        return null;
    }

    /// <summary>For the log, where nothing opened the route.</summary>
    public string Wanted => Permissions.Count == 0 ? "" : $"{Permissions[0].Name}:{Permissions[0].Level}";
}
