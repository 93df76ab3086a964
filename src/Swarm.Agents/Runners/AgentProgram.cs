using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>An agent's program on this machine and how a cell sees it.</summary>
/// <param name="Path">The real file, links resolved.</param>
/// <param name="Mount">Null where the system's folders already show it.</param>
internal sealed record AgentProgram(string Path, ReadOnlyMount? Mount)
{
    /// <param name="setting">The path that the operator has set; null looks on the PATH.</param>
    /// <returns>Null when it is not installed.</returns>
    public static AgentProgram? Find(string name, string? setting)
    {
        var named = setting ?? Executables.Find(name);
        if (named is null || !File.Exists(named)) return null;
        var real = File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(named);
        return new AgentProgram(real, ProgramMounts.IsSystem(real) ? null : Show(name, real));
    }

    /// <summary>A script needs the package around it; a native program is shown alone.</summary>
    private static ReadOnlyMount Show(string name, string real) =>
        IsScript(real) ? new ReadOnlyMount(System.IO.Path.GetDirectoryName(real)!, $"/opt/{name}") : new ReadOnlyMount(real, $"/opt/{name}/{name}");

    private static bool IsScript(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == '#' && file.ReadByte() == '!';
    }
}
