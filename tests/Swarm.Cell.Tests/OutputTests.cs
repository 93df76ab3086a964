namespace Swarm.Cell.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly CellBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Lines_arrive_in_order_and_whole()
    {
        var lines = new List<string>();
        await _bench.OutputAsync(_bench.Shell("seq 1 20000; printf last") with { OnOutput = lines.Add });
        lines.ShouldBe([.. Enumerable.Range(1, 20_000).Select(number => number.ToString()), "last"]);
    }

    [Fact]
    public async Task A_line_without_end_is_cut_at_one_mebibyte()
    {
        var lines = new List<string>();
        await _bench.OutputAsync(_bench.Shell("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo next") with { OnOutput = lines.Add });
        lines.Select(line => line.Length).ShouldBe([1 << 20, 4]);
    }

    [Fact]
    public async Task Endless_output_neither_blocks_nor_grows()
    {
        long seen = 0;
        var request = _bench.Shell("head -c 100000000 /dev/zero | tr '\\0' '\\n'; echo the end") with { OnOutput = line => seen += line.Length + 1 };
        var output = await _bench.OutputAsync(request);
        seen.ShouldBeInRange(64L << 20, (64L << 20) + (1 << 20));
        output.Length.ShouldBe(16 << 10);
        output.ShouldEndWith("the end\n");
    }

    [Fact]
    public async Task Both_streams_are_read_at_once()
    {
        var output = await _bench.OutputAsync(_bench.Shell("head -c 3000000 /dev/zero >&2; echo done"));
        output.ShouldBe("done\n");
    }

    [Fact]
    public async Task Standard_input_is_empty()
    {
        (await _bench.OutputAsync(_bench.Shell("cat; echo end"))).ShouldBe("end\n");
    }

    [Fact]
    public async Task A_pipe_file_in_the_work_folder_harms_nobody()
    {
        await _bench.OutputAsync(_bench.Request("mkfifo", "pipe"));
        (await _bench.OutputAsync(_bench.Request("ls"))).Trim().ShouldBe("pipe");
    }

    [Fact]
    public async Task A_callback_that_throws_ends_the_run()
    {
        var request = _bench.Shell("echo line; sleep 600") with { OnOutput = _ => throw new InvalidDataException("mine") };
        (await Should.ThrowAsync<InvalidDataException>(() => _bench.Cell.RunAsync(request, CellBench.Token))).Message.ShouldBe("mine");
    }
}
