using System.Buffers.Binary;

namespace Swarm.Cell.Tests;

/// <summary>Runs a filter as the kernel does, so that the one for another processor can be read too.</summary>
internal sealed class FilterMachine(byte[] program)
{
    /// <returns>What the filter says of the call.</returns>
    public uint Run(uint architecture, uint number, params uint[] arguments)
    {
        Span<byte> data = stackalloc byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data[4..], architecture);
        for (var at = 0; at < arguments.Length; at++) BinaryPrimitives.WriteUInt32LittleEndian(data[(16 + (8 * at))..], arguments[at]);
        var loaded = 0u;
        for (var at = 0; ; at++)
        {
            var instruction = program.AsSpan(8 * at, 8);
            var operand = BinaryPrimitives.ReadUInt32LittleEndian(instruction[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(instruction))
            {
                case 0x06: return operand;
                case 0x20: loaded = BinaryPrimitives.ReadUInt32LittleEndian(data[(int)operand..]); break;
                case 0x15: at += Jump(instruction, loaded == operand); break;
                case 0x35: at += Jump(instruction, loaded >= operand); break;
                case 0x45: at += Jump(instruction, (loaded & operand) != 0); break;
                case var unknown: throw new InvalidOperationException($"No such instruction: {unknown:X}.");
            }
        }
    }

    private static int Jump(ReadOnlySpan<byte> instruction, bool holds) => holds ? instruction[2] : instruction[3];
}
