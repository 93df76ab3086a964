using System.Runtime.InteropServices;

namespace Swarm.Cell;

/// <summary>A processor as the kernel's filters name it.</summary>
/// <param name="Audit">Its AUDIT_ARCH number.</param>
/// <param name="ForeignFrom">Numbers from here on are calls of another interface (x32); null where there is none.</param>
/// <param name="Number">A call's number here; null where it does not exist.</param>
internal sealed record Processor(uint Audit, uint? ForeignFrom, Func<SystemCall, int?> Number)
{
    public static readonly Processor X64 = new(0xC000003E, 0x40000000, call => call.X64);
    public static readonly Processor Arm64 = new(0xC00000B7, null, call => call.Arm64);

    /// <summary>This machine's; null for one without a table of calls.</summary>
    public static Processor? OfThisMachine => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}
