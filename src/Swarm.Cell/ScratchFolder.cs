namespace Swarm.Cell;

/// <summary>Makes a new folder for temporary files.</summary>
internal static class ScratchFolder
{
    /// <param name="scratch">Where; null takes the system's place for temporary files.</param>
    /// <param name="kind">First part of the name; short, for programs make sockets in there, and a socket's path may have 107 bytes.</param>
    public static DirectoryInfo Make(string? scratch, string kind) =>
        scratch is null ? Directory.CreateTempSubdirectory("swarm-" + kind) : Directory.CreateDirectory(Path.Combine(scratch, kind + Guid.NewGuid().ToString("n")[..8]));
}
