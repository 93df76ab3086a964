using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Swarm.Cell;

/// <summary>
/// A file that the next process to start inherits, opened anew for each: two readers of one would share its position. Whatever else
/// starts meanwhile inherits it too, so it must hold nothing that anybody may not read.
/// </summary>
internal sealed class InheritedFile : IDisposable
{
    private const int ReadOnly = 0;

    private InheritedFile(int number) => Number = number;

    /// <summary>The descriptor, here and in the child.</summary>
    public int Number { get; }

    /// <exception cref="Win32Exception">The file cannot be opened.</exception>
    public static InheritedFile Open(string path)
    {
        var number = OpenFile(path, ReadOnly);
        return number >= 0 ? new InheritedFile(number) : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public void Dispose() => _ = Close(Number);

    // .NET opens every file so that children do not get it.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFile([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int number);
}
