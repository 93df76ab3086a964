using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Deploy;

/// <summary>The library with which container engines turn a profile into a filter of the kernel.</summary>
internal static class Libseccomp
{
    private const string Library = "libseccomp.so.2";
    private const uint Allow = 0x7fff0000;
    private const int Equal = 4;

    public static void Require()
    {
        var there = NativeLibrary.TryLoad(Library, out var handle);
        if (there) NativeLibrary.Free(handle);
        Real.Component(there, Library, "apt-get install libseccomp2");
    }

    /// <summary>The number of a system call on any processor, negative where only another one has it; null where there is none of that name.</summary>
    public static int? Number(string name) => Resolve(name) is var number and not -1 ? number : null;

    /// <summary>Writes the filter of a profile, as bubblewrap and the kernel read it.</summary>
    public static void Export(SeccompProfile profile, IReadOnlySet<string> without, string path)
    {
        var context = Init(Refuse(profile.DefaultErrnoRet));
        context.ShouldNotBe(0);
        try
        {
            foreach (var rule in profile.Syscalls) Add(context, rule, without);
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            ExportBpf(context, file).ShouldBe(0);
        }
        finally
        {
            Release(context);
        }
    }

    private static void Add(nint context, SeccompRule rule, IReadOnlySet<string> without)
    {
        var action = rule.IsAllowed ? Allow : Refuse(rule.ErrnoRet);
        var compared = rule.Args.Select(arg => new Comparison { Index = arg.Index, How = Equal, Value = arg.Value }).ToArray();
        foreach (var name in rule.Names.Where(name => !without.Contains(name)))
            AddRule(context, action, Resolve(name), (uint)compared.Length, compared).ShouldBe(0, name);
    }

    private static uint Refuse(int errno) => 0x00050000 | (uint)errno;

    [DllImport(Library, EntryPoint = "seccomp_init")]
    private static extern nint Init(uint action);

    [DllImport(Library, EntryPoint = "seccomp_release")]
    private static extern void Release(nint context);

    [DllImport(Library, EntryPoint = "seccomp_syscall_resolve_name")]
    private static extern int Resolve([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library, EntryPoint = "seccomp_rule_add_array")]
    private static extern int AddRule(nint context, uint action, int number, uint count, [In] Comparison[] compared);

    [DllImport(Library, EntryPoint = "seccomp_export_bpf")]
    private static extern int ExportBpf(nint context, SafeFileHandle file);

    [StructLayout(LayoutKind.Sequential)]
    private struct Comparison
    {
        public uint Index;
        public int How;
        public ulong Value;
        public ulong Second;
    }
}
