namespace Swarm.Git;

/// <summary>
/// Whether a symbolic link stays in its tree. Only leading <c>..</c> parts are allowed, as many as the link is deep: the folders
/// above it are real ones, so these are exact, while a <c>..</c> after a name could leave through another link.
/// </summary>
internal static class LinkRule
{
    public static bool StaysInside(string path, string target)
    {
        if (target.Length == 0 || target[0] == '/') return false;
        var parts = target.Split('/').Where(part => part is not ("" or ".")).ToList();
        var up = parts.TakeWhile(part => part == "..").Count();
        var depth = path.Count(c => c == '/');
        return up <= depth && !parts.Skip(up).Any(part => part is ".." || part.Equals(".git", StringComparison.OrdinalIgnoreCase));
    }
}
