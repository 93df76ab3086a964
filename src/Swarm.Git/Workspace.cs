using System.Text.Json.Serialization;

namespace Swarm.Git;

/// <summary>A work tree for foreign code, with all that belongs to it in one folder. It survives a restart.</summary>
/// <param name="Key">The caller's name for it, e.g. the attempt's id.</param>
/// <param name="Commit">The commit that was checked out.</param>
/// <param name="Folder">Holds everything below.</param>
public sealed record Workspace(string Key, string Commit, [property: JsonIgnore] string Folder)
{
    /// <summary>Where a cell must show <see cref="Tree"/>: the private git directory names it.</summary>
    public const string TreeInCell = "/repo";

    /// <summary>Where a cell must show <see cref="PrivateGitDir"/>.</summary>
    public const string GitDirInCell = "/gitdir";

    /// <summary>Where a cell must show <see cref="Mirror.ObjectsFolder"/>, read-only.</summary>
    public const string ObjectsInCell = "/mirror/objects";

    /// <summary>The files; writable by foreign code. The worker's git reads it with its own git directory only.</summary>
    [JsonIgnore]
    public string Tree => Path.Combine(Folder, "tree");

    /// <summary>A repository that belongs to the foreign code; the worker never opens it with git.</summary>
    [JsonIgnore]
    public string PrivateGitDir => Path.Combine(Folder, "gitdir");

    /// <summary>The file to bind read-only at <c>/repo/.git</c>.</summary>
    [JsonIgnore]
    public string DotGitFile => Path.Combine(Folder, "dotgit");

    /// <summary>The index as it was after the checkout; foreign code never sees this file.</summary>
    [JsonIgnore]
    internal string PristineIndex => Path.Combine(Folder, "pristine.index");

    /// <summary>Things that git must not meet, moved out of the tree.</summary>
    [JsonIgnore]
    internal string Aside => Path.Combine(Folder, "aside");
}
