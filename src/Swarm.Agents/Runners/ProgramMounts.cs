using System.Collections.Immutable;
using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>Shows a program's folders in the cell.</summary>
internal static class ProgramMounts
{
    /// <summary>One mount for each folder, outside the system's, that holds a file which the command line names.</summary>
    public static ImmutableArray<ReadOnlyMount> Of(IEnumerable<string> commandLine) =>
    [
        .. commandLine
            .Where(word => Path.IsPathRooted(word) && File.Exists(word))
            .Select(word => Path.GetDirectoryName(word)!)
            .Where(folder => folder.Length > 1 && !IsSystem(folder))
            .Distinct()
            .Select((folder, index) => new ReadOnlyMount(folder, $"/opt/agent{index}")),
    ];

    public static bool IsSystem(string path) =>
        new[] { "/usr/", "/bin/", "/sbin/", "/lib/", "/lib64/" }.Any(folder => (path + "/").StartsWith(folder, StringComparison.Ordinal));
}
