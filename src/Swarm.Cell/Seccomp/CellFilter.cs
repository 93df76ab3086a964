namespace Swarm.Cell;

/// <summary>
/// The system calls a cell has. Namespaces alone leave open what is not theirs: sockets of virtual machines, rings, keys, the kernel's
/// own programs, and namespaces within the namespace.
/// </summary>
internal static class CellFilter
{
    private const int NotPermitted = 1;
    private const int NotImplemented = 38;
    private const int NoSuchFamily = 97;

    /// <summary>CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET.</summary>
    private const uint NewNamespaces = 0x7E020000;

    /// <summary>TIOCSTI and TIOCLINUX type into a terminal for its owner.</summary>
    private static readonly uint[] Typing = [0x5412, 0x541C];

    /// <summary>unix, inet, inet6 and netlink, by which programs list their own interfaces.</summary>
    private static readonly uint[] Families = [1, 2, 10, 16];

    public static byte[] For(Processor processor)
    {
        var filter = new FilterWriter().LoadArchitecture().SkipIf(processor.Audit, 1).Kill().LoadNumber();
        if (processor.ForeignFrom is { } foreign) filter.SkipUnlessAtLeast(foreign, 1).Kill();
        foreach (var number in ClosedCalls.All.Select(processor.Number).OfType<int>()) filter.SkipUnless((uint)number, 1).Refuse(NotPermitted);
        // Its flags lie in memory, where a filter cannot look; without it programs fall back on clone.
        filter.SkipUnless(Number(processor, ClosedCalls.Clone3), 1).Refuse(NotImplemented);
        filter.SkipUnless(Number(processor, ClosedCalls.Clone), 4).LoadArgument(0).SkipUnlessAnyBit(NewNamespaces, 1).Refuse(NotPermitted).Permit();
        filter.SkipUnless(Number(processor, ClosedCalls.Ioctl), Typing.Length * 2 + 2).LoadArgument(1);
        foreach (var request in Typing) filter.SkipUnless(request, 1).Refuse(NotPermitted);
        filter.Permit();
        filter.SkipUnless(Number(processor, ClosedCalls.Socket), Families.Length * 2 + 2).LoadArgument(0);
        foreach (var family in Families) filter.SkipUnless(family, 1).Permit();
        return filter.Refuse(NoSuchFamily).Permit().ToArray();
    }

    private static uint Number(Processor processor, SystemCall call) => (uint)processor.Number(call)!.Value;
}
