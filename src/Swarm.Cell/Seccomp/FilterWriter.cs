using System.Buffers.Binary;

namespace Swarm.Cell;

/// <summary>Writes a classic BPF program over <c>struct seccomp_data</c>: eight bytes an instruction, little-endian on both processors.</summary>
internal sealed class FilterWriter
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;
    private const uint KillProcess = 0x80000000;
    private const uint Errno = 0x00050000;
    private const uint Allow = 0x7FFF0000;

    private readonly List<byte> _program = [];

    public byte[] ToArray() => [.. _program];

    public FilterWriter LoadNumber() => Add(LoadWord, 0, 0, 0);

    public FilterWriter LoadArchitecture() => Add(LoadWord, 0, 0, 4);

    /// <summary>The low half of an argument: the flags and kinds that are looked at fit into it, and the kernel reads no more of them.</summary>
    public FilterWriter LoadArgument(int index) => Add(LoadWord, 0, 0, (uint)(16 + (8 * index)));

    /// <summary>Leaves out the next instructions unless the loaded word is this.</summary>
    public FilterWriter SkipUnless(uint value, int instructions) => Add(JumpIfEqual, 0, (byte)instructions, value);

    public FilterWriter SkipIf(uint value, int instructions) => Add(JumpIfEqual, (byte)instructions, 0, value);

    public FilterWriter SkipUnlessAtLeast(uint value, int instructions) => Add(JumpIfAtLeast, 0, (byte)instructions, value);

    public FilterWriter SkipUnlessAnyBit(uint bits, int instructions) => Add(JumpIfAnyBit, 0, (byte)instructions, bits);

    public FilterWriter Refuse(int error) => Add(Return, 0, 0, Errno | (uint)error);

    public FilterWriter Kill() => Add(Return, 0, 0, KillProcess);

    public FilterWriter Permit() => Add(Return, 0, 0, Allow);

    private FilterWriter Add(ushort code, byte jumpTrue, byte jumpFalse, uint operand)
    {
        Span<byte> instruction = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
        (instruction[2], instruction[3]) = (jumpTrue, jumpFalse);
        BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], operand);
        _program.AddRange(instruction);
        return this;
    }
}
