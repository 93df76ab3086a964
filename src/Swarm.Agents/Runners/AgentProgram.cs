using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>The Claude Code CLI on this machine and how a cell sees it.</summary>
/// <param name="Path">The real file, links resolved.</param>
/// <param name="Mount">Null where the system's folders already show it.</param>
internal sealed record ClaudeProgram(string Path, ReadOnlyMount? Mount)
{
    private const string Inside = "/opt/claude";

    /// <summary>Null when it is not installed.</summary>
    public static ClaudeProgram? Find(string? setting)
    {
        var named = setting ?? Executables.Find("claude");
        if (named is null || !File.Exists(named)) return null;
        var real = File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(named);
        return new ClaudeProgram(real, ProgramMounts.IsSystem(real) ? null : Show(real));
    }

    /// <summary>A script needs the package around it; a native program is shown alone.</summary>
    private static ReadOnlyMount Show(string real) =>
        IsScript(real) ? new ReadOnlyMount(System.IO.Path.GetDirectoryName(real)!, Inside) : new ReadOnlyMount(real, $"{Inside}/claude");

    private static bool IsScript(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == '#' && file.ReadByte() == '!';
    }
}
