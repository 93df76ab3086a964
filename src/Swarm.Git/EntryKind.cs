using System.Runtime.InteropServices;
using System.Text;

namespace Swarm.Git;

/// <summary>
/// Tells regular files from FIFOs, sockets and devices without opening them: opening a FIFO waits for its other end for ever.
/// .NET has no such question, so Linux is asked by statx, whose layout is the same on every architecture. Elsewhere
/// every entry counts as regular.
/// </summary>
internal static class EntryKind
{
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint TypeOnly = 1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        var answer = new byte[256];
        var name = Encoding.UTF8.GetBytes(path + '\0');
        // A name that cannot be asked for (no text, or gone) is left to git, which knows bytes.
        if (Statx(CurrentFolder, name, DoNotFollow, TypeOnly, answer) != 0) return true;
        return (BitConverter.ToUInt16(answer, ModeOffset) & TypeMask) == Regular;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);
}
