using Swarm.Testing;

namespace Swarm.Cell.Tests;

/// <summary>Bombs, with limits so small that a test can pass them. Each is let off without the limit first, or its end says nothing.</summary>
public sealed class LimitTests : IDisposable
{
    private const long MiB = 1L << 20;

    private readonly CellBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Memory_of_all_processes_together_is_bounded()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var bomb = _bench.Shell("for n in 1 2 3 4; do perl -e 'my $x = \"x\" x 60_000_000; sleep 3' & done; wait");
        (await RunAsync(bomb)).Succeeded.ShouldBeTrue();

        var ended = await RunAsync(bomb with { Limits = new CellLimits { Memory = 150 * MiB } });

        ended.End.ShouldBe(CellEnd.OverLimit);
        ended.Passed.ShouldNotBeNull().ShouldEndWith("of memory, and 0.15 GiB is the limit");
        ended.Duration.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task One_process_gets_no_more_data_than_the_kernel_is_told()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var bomb = _bench.Request("perl", "-e", "my $x = 'x' x 200_000_000; print 'had it'");
        (await RunAsync(bomb)).OutputTail.ShouldBe("had it");

        var ended = await RunAsync(bomb with { Limits = new CellLimits { ProcessData = 100 * MiB } });

        ended.End.ShouldBe(CellEnd.Exited);
        ended.ExitCode.ShouldNotBe(0);
        ended.ErrorTail.ShouldContain("Out of memory");
    }

    [Fact]
    public async Task A_fork_bomb_is_ended_or_kept_small()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var bomb = _bench.Request("perl", "-e", "for (1..120) { my $child = fork; die 'no more' unless defined $child; if (!$child) { sleep 3; exit } } 1 while wait != -1");
        (await RunAsync(bomb)).Succeeded.ShouldBeTrue();

        var ended = await RunAsync(bomb with { Limits = new CellLimits { Processes = 40 } });

        // The kernel refuses where the bot is an ordinary user; root is ended.
        var kept = ended is { End: CellEnd.Exited } && ended.ErrorTail.Contains("no more", StringComparison.Ordinal);
        var stopped = ended is { End: CellEnd.OverLimit } && ended.Passed!.EndsWith("processes, and 40 is the limit", StringComparison.Ordinal);
        (kept || stopped).ShouldBeTrue($"{ended}");
    }

    [Fact]
    public async Task What_the_folders_grow_by_is_bounded()
    {
        var filler = _bench.Shell("n=0; while [ $n -lt 100 ]; do n=$((n+1)); head -c 1000000 /dev/zero > f$n; sleep 0.03; done");
        (await RunAsync(filler)).Succeeded.ShouldBeTrue();
        var again = _bench.Shell("mkdir more; cd more; n=0; while [ $n -lt 100 ]; do n=$((n+1)); head -c 1000000 /dev/zero > f$n; sleep 0.03; done");

        var ended = await RunAsync(again with { Limits = new CellLimits { Disk = 30 * MiB } });

        ended.End.ShouldBe(CellEnd.OverLimit);
        ended.Passed.ShouldNotBeNull().ShouldStartWith("its folders grew by 0.0");
        Directory.GetFiles(Path.Combine(_bench.Work, "more")).Length.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task Many_empty_files_are_not_free()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var filler = _bench.Request("perl", "-e", "for (1..20000) { open(my $f, '>', \"e$_\") or die; } sleep 3");

        var ended = await RunAsync(filler with { Limits = new CellLimits { Disk = 30 * MiB } });

        ended.End.ShouldBe(CellEnd.OverLimit);
    }

    [Fact]
    public async Task A_sparse_file_is_no_way_around()
    {
        var sparse = _bench.Shell("truncate -s 200M hole && echo made");
        (await RunAsync(sparse)).OutputTail.ShouldBe("made\n");
        File.Delete(Path.Combine(_bench.Work, "hole"));

        (await RunAsync(sparse with { Limits = new CellLimits { File = 100 * MiB } })).OutputTail.ShouldBeEmpty();
        var many = _bench.Shell("for n in 1 2 3 4 5 6; do truncate -s 50M h$n; done; sleep 4");
        (await RunAsync(many with { Limits = new CellLimits { Disk = 200 * MiB } })).End.ShouldBe(CellEnd.OverLimit);
    }

    [Fact]
    public async Task A_folder_deeper_than_a_path_ends_the_run()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var digger = _bench.Request("perl", "-e", "for (1..40) { mkdir 'd' x 200 or die; chdir 'd' x 200 or die } open(my $f, '>', 'x'); sleep 6; chdir '/repo'");

        var ended = await RunAsync(digger);
        // No path leads there from outside.
        (await RunAsync(_bench.Shell("rm -rf d*"))).Succeeded.ShouldBeTrue();

        ended.End.ShouldBe(CellEnd.OverLimit);
        ended.Passed.ShouldNotBeNull().ShouldContain("could not be measured");
    }

    [Fact]
    public async Task Processor_time_of_dead_children_counts()
    {
        Real.Executable("perl", "apt-get install perl-base");
        var busy = _bench.Shell("for n in 1 2 3 4 5 6 7 8; do perl -e 'my $e = time + 2; 1 while time < $e' & done; wait; sleep 2");
        (await RunAsync(busy)).Succeeded.ShouldBeTrue();

        var ended = await RunAsync(busy with { WallTime = TimeSpan.FromSeconds(20), Limits = new CellLimits { Processors = 0 } });

        ended.End.ShouldBe(CellEnd.OverLimit);
        ended.Passed.ShouldNotBeNull().ShouldContain("of processor time");
    }

    private Task<CellExit> RunAsync(CellRequest request) => _bench.Cell.RunAsync(request, CellBench.Token);
}
