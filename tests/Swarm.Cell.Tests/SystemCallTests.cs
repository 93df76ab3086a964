using System.Diagnostics;
using Swarm.Testing;

namespace Swarm.Cell.Tests;

/// <summary>Calls of the kernel that the namespaces leave open. Each must work outside of the cell first, or its refusal says nothing.</summary>
public sealed class SystemCallTests : IDisposable
{
    private const int NotPermitted = 1;
    private const int NotImplemented = 38;
    private const int NoSuchFamily = 97;

    private readonly CellBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    // The ring: 120 bytes of parameters, all zero.
    [InlineData("io_uring_setup", "425, 4, $zeros", NotPermitted)]
    [InlineData("keyctl, the session's keyring", "250, 0, -3, 0", NotPermitted)]
    [InlineData("add_key", "248, $kind, $name, $name, 1, -3", NotPermitted)]
    [InlineData("unshare, a user namespace", "272, 0x10000000", NotPermitted)]
    [InlineData("clone, a user namespace", "56, 0x10000011, 0, 0, 0, 0", NotPermitted)]
    [InlineData("clone3", "435, $clone, 88", NotImplemented)]
    [InlineData("ptrace, to be traced", "101, 0, 0, 0, 0", NotPermitted)]
    [InlineData("process_vm_readv, nothing of itself", "310, $$, 0, 0, 0, 0, 0", NotPermitted)]
    [InlineData("kcmp with itself", "312, $$, $$, 1, 0, 0", NotPermitted)]
    [InlineData("socket of a virtual machine", "41, 40, 1, 0", NoSuchFamily)]
    public async Task A_closed_call_is_refused(string what, string call, int error)
    {
        Assert.SkipUnless(Processor.OfThisMachine == Processor.X64, "The numbers in this test are those of x86-64.");
        var outside = await OutsideAsync(call);
        Assert.SkipWhen(outside == NotImplemented || outside == NoSuchFamily, $"This machine's kernel has no {what}.");
        outside.ShouldBe(0, $"{what} works outside");

        (await InsideAsync(call)).ShouldBe(error, what);
    }

    [Theory]
    [InlineData("41, 1, 1, 0")]
    [InlineData("41, 2, 1, 0")]
    [InlineData("41, 10, 1, 0")]
    [InlineData("41, 16, 3, 0")]
    [InlineData("56, 17, 0, 0, 0, 0")]
    public async Task What_programs_need_is_permitted(string call)
    {
        Assert.SkipUnless(Processor.OfThisMachine == Processor.X64, "The numbers in this test are those of x86-64.");
        (await InsideAsync(call)).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_of_the_x32_interface_ends_its_process()
    {
        Assert.SkipUnless(Processor.OfThisMachine == Processor.X64, "x32 exists beside x86-64 only.");
        Real.Executable("perl", "apt-get install perl-base");
        var exit = await _bench.Cell.RunAsync(_bench.Shell("perl -e 'syscall(0x40000000 | 39)'; echo $?"), CellBench.Token);
        // 128 + SIGSYS.
        exit.OutputTail.Trim().ShouldBe("159");
    }

    [Fact]
    public void Every_closed_call_is_in_the_filter_of_every_processor()
    {
        foreach (var processor in (Processor[])[Processor.X64, Processor.Arm64])
        {
            var filter = new FilterMachine(CellFilter.For(processor));
            foreach (var number in ClosedCalls.All.Select(processor.Number).OfType<int>()) filter.Run(processor.Audit, (uint)number).ShouldBe(0x00050000u | NotPermitted);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Clone3)!).ShouldBe(0x00050000u | NotImplemented);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Clone)!, 0x40000011).ShouldBe(0x00050000u | NotPermitted);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Clone)!, 17).ShouldBe(0x7FFF0000u);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Ioctl)!, 0, 0x5412).ShouldBe(0x00050000u | NotPermitted);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Ioctl)!, 0, 0x5401).ShouldBe(0x7FFF0000u);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Socket)!, 40).ShouldBe(0x00050000u | NoSuchFamily);
            filter.Run(processor.Audit, (uint)processor.Number(ClosedCalls.Socket)!, 2).ShouldBe(0x7FFF0000u);
            filter.Run(processor.Audit, 9).ShouldBe(0x7FFF0000u);
            filter.Run(0x40000003, 39).ShouldBe(0x80000000u, "another interface's call");
        }
    }

    /// <summary>Exits with what the call was refused with; 0 where it was done. The child of a clone ends at once.</summary>
    private static string Script(string call) => $$"""
        my ($zeros, $kind, $name, $clone) = ("\0" x 120, "user", "k", pack("Q11", 0, 0, 0, 0, 17));
        my $self = $$;
        my $result = syscall({{call}});
        exit 0 if $$ != $self;
        exit($result == -1 ? $!+0 : 0);
        """;

    private static async Task<int> OutsideAsync(string call)
    {
        var perl = Real.Executable("perl", "apt-get install perl-base");
        using var process = Process.Start(new ProcessStartInfo(perl, ["-e", Script(call)]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(CellBench.Token);
        return process.ExitCode;
    }

    private async Task<int> InsideAsync(string call)
    {
        Real.Executable("perl", "apt-get install perl-base");
        var exit = await _bench.Cell.RunAsync(_bench.Request("perl", "-e", Script(call)), CellBench.Token);
        exit.End.ShouldBe(CellEnd.Exited, exit.Refusal);
        return exit.ExitCode!.Value;
    }
}
